import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { openDisk } from './_frozen-disk.ts'
import { load } from './_load.ts'
import { Api, found } from '@chancery/testkit/api'
import { startProcess } from './_server-process.ts'
import { WitnessedBoard } from './_witnessed-board.ts'

const CUTS = 6
const { disk: firstDisk, kind, removeAll } = await openDisk()
let disk = firstDisk

afterAll(async () => {
  await disk.remove()
  await removeAll()
})

it(`a server starts from ${kind}, ${CUTS} times over, with all that it acknowledged and without a fork`, async () => {
  let server = await startProcess(disk.folder)
  const first = new Api(server.url)
  const { carol } = await found(first, server.foundLink as string)
  const board = new WitnessedBoard(await first.boardKey())

  for (let cut = 0; cut < CUTS; cut++) {
    const api = new Api(server.url)
    const loading = load(api, await api.signIn(carol), board, 6)
    await pause(randomInt(300, 1500))
    server.signal('SIGSTOP')
    const copy = await disk.copyAfterPowerCut()
    await server.end('SIGKILL')
    await loading
    await disk.remove()
    disk = copy
    server = await startProcess(disk.folder)
    const after = new Api(server.url)
    await board.check(after, await after.signIn(carol))
    expect(board.lost).toBe(0)
  }

  await server.end('SIGTERM')
  process.stdout.write(
    `${CUTS} power cuts (${kind}): ${board.acknowledged} cells acknowledged, ${board.lost} lost, ` +
      `${board.size} on the board, ${board.checkpoints} checkpoints\n`,
  )
  expect(board.acknowledged).toBeGreaterThan(CUTS)
})
