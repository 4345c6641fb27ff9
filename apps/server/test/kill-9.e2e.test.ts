import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { load } from './_load.ts'
import { Api, found } from '@chancery/testkit/api'
import { startProcess } from './_server-process.ts'
import { WitnessedBoard } from './_witnessed-board.ts'

const KILLS = 50

it(`a server that is killed ${KILLS} times under load loses nothing that it acknowledged and never forks`, async () => {
  const folder = await temporaryFolder()
  let server = await startProcess(folder.path)
  const first = new Api(server.url)
  const { carol } = await found(first, server.foundLink as string)
  const board = new WitnessedBoard(await first.boardKey())

  for (let kill = 0; kill < KILLS; kill++) {
    const api = new Api(server.url)
    const token = await api.signIn(carol)
    await board.check(api, token)
    expect(board.lost).toBe(0)
    const loading = load(api, token, board, 6)
    // The random moment is the point of this test, so this is not a sleep that waits for something.
    await pause(randomInt(20, 450))
    await server.end('SIGKILL')
    await loading
    server = await startProcess(folder.path)
  }

  const api = new Api(server.url)
  await board.check(api, await api.signIn(carol))
  await server.end('SIGTERM')
  await folder.remove()
  process.stdout.write(
    `${KILLS} kills: ${board.acknowledged} cells acknowledged, ${board.lost} lost, ${board.size} on the board, ` +
      `${board.checkpoints} checkpoints held against each other\n`,
  )
  expect(board.lost).toBe(0)
  expect(board.acknowledged).toBeGreaterThan(KILLS)
})
