import { join } from 'node:path'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { randomBytes, systemClock } from '@chancery/base'
import { CELL_BYTES } from '@chancery/protocol'
import { expect, it } from 'vitest'
import { Board } from '../src/board/board.ts'
import { openDataFolder } from '../src/store/folder/data-folder.ts'
import { Api, found } from '@chancery/testkit/api'
import { startProcess } from './_server-process.ts'

const CELLS = 100_000
const ROUND = 1000

it(`a board of ${CELLS} cells is back within three seconds of a start`, async () => {
  const folder = await temporaryFolder()
  const data = join(folder.path, 'data')
  const server = await startProcess(data)
  const api = new Api(server.url)
  const { carol } = await found(api, server.foundLink as string)
  await server.end('SIGTERM')

  const opened = await openDataFolder(data)
  const board = await Board.open({
    store: opened.store.board,
    signer: opened.keys.board,
    clock: systemClock,
    roundMs: 0,
    registerHead: () => ({ size: 0, checkpoint: 'none' }),
    onFatal: (error) => {
      throw error
    },
  })
  const began = performance.now()
  for (let sent = 0; sent < CELLS; sent += ROUND) {
    const bytes = randomBytes(ROUND * 64)
    await board.submit(
      Array.from({ length: ROUND }, (_, index) => {
        const cell = new Uint8Array(CELL_BYTES)
        cell.set(bytes.subarray(index * 64, index * 64 + 64))
        return cell
      }),
    )
  }
  const perSecond = Math.round(CELLS / ((performance.now() - began) / 1000))
  await board.close()
  await opened.close()

  const started = performance.now()
  const again = await startProcess(data)
  const wholeMs = Math.round(performance.now() - started)
  const after = new Api(again.url)
  const heads = await after.get('/api/heads', await after.signIn(carol))
  await again.end('SIGTERM')
  await folder.remove()
  process.stdout.write(`${CELLS} cells appended durably at ${perSecond}/s; process up again in ${wholeMs} ms\n`)
  expect(Number(String(heads.json['board']).split('\n')[1])).toBeGreaterThanOrEqual(CELLS)
  expect(wholeMs).toBeLessThan(3000)
})
