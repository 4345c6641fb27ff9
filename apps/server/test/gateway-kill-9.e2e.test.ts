import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { foundingRequest } from '@chancery/testkit/api'
import { newDevice, newKey } from '@chancery/testkit/device'
import { RelayApi } from './_gateway.ts'
import { loadBatches } from './_load.ts'
import { startProcess } from './_server-process.ts'
import { WitnessedBoard } from './_witnessed-board.ts'

const KILLS = 15

it(`a gateway that is killed ${KILLS} times under load loses no cell whose envelope it answered, and never forks`, async () => {
  const folder = await temporaryFolder()
  const key = newKey()
  let server = await startProcess(folder.path, key.text)
  const first = await new RelayApi(server.url, key).open()
  await first.post('/api/found', await foundingRequest(first, server.foundLink as string, newKey(), newDevice()))
  const gateway = await first.gateway()
  const board = new WitnessedBoard(await first.boardKey())

  for (let kill = 0; kill < KILLS; kill++) {
    const relay = await new RelayApi(server.url, key).open()
    expect(await relay.gateway()).toEqual(gateway)
    await board.check(relay, relay.token)
    expect(board.lost).toBe(0)
    const loading = loadBatches(relay, board, 4)
    // The random moment is the point of this test, so this is not a sleep that waits for something.
    await pause(randomInt(50, 600))
    await server.end('SIGKILL')
    await loading
    server = await startProcess(folder.path, key.text)
  }

  const relay = await new RelayApi(server.url, key).open()
  await board.check(relay, relay.token)
  await server.end('SIGTERM')
  await folder.remove()
  process.stdout.write(
    `${KILLS} kills: ${board.acknowledged} cells in answered envelopes, ${board.lost} lost, ${board.size} on the board\n`,
  )
  expect(board.lost).toBe(0)
  expect(board.acknowledged).toBeGreaterThan(KILLS)
})
