import { randomBytes } from '@chancery/base'
import { decodeFrame, paths } from '@chancery/protocol'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MemoryLog, witnessOf } from '../../test/_memory-log.ts'
import { addCheckpoint } from '../witness/add-checkpoint.ts'
import { BoardMirror } from './board-mirror.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const cells = (count: number): Uint8Array[] => Array.from({ length: count }, () => randomBytes(1024))
const newLog = (): MemoryLog => new MemoryLog(paths.boardLog)

async function mirrorOf(log: MemoryLog) {
  const witness = await witnessOf('board', folder.path)
  return { witness, mirror: new BoardMirror(witness, log.fetchFile) }
}

it('comes to a board of any size by hashes alone', async () => {
  const log = newLog().append(...cells(700))
  const { mirror } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  expect(mirror.size).toBe(700)
  expect(log.asked.filter((path) => path.includes('entries'))).toEqual([])
  expect(log.asked.length).toBeLessThan(5)
})

it('after a restart proves that the board still continues what was cosigned', async () => {
  const all = cells(600)
  const log = newLog().append(...all.slice(0, 400))
  await (await mirrorOf(log)).mirror.jump(await log.checkpoint())
  const forked = newLog().append(...all.slice(0, 399), ...cells(201))
  const refused = (await mirrorOf(forked)).mirror.jump(await forked.checkpoint())
  await expect(refused).rejects.toThrow('shows another history')
  log.append(...all.slice(400))
  const { mirror } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  expect(mirror.size).toBe(600)
})

it('passes on each cell once, however blocks overlap', async () => {
  const log = newLog()
  const { mirror } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  const all = cells(5)
  const first = await log.append(...all.slice(0, 3)).checkpoint()
  await mirror.take({ start: 0, cells: all.slice(0, 3), checkpoint: first })
  expect(await mirror.take({ start: 1, cells: all.slice(1, 3), checkpoint: first })).toBeUndefined()
  const second = await log.append(...all.slice(3)).checkpoint()
  const frame = decodeFrame((await mirror.take({ start: 1, cells: all.slice(1), checkpoint: second })) as Uint8Array)
  expect(frame).toMatchObject({ type: 'block', start: 3, cells: all.slice(3) })
  expect(frame).toMatchObject({ checkpoint: mirror.note })
})

it('believes no cells but those that the board signed, and goes on with the right ones', async () => {
  const log = newLog()
  const { mirror } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  const [right, wrong] = [cells(2), cells(2)]
  const checkpoint = await log.append(...right).checkpoint()
  await expect(mirror.take({ start: 0, cells: wrong, checkpoint })).rejects.toThrow('signed other cells')
  expect(mirror.size).toBe(0)
  expect(await mirror.take({ start: 0, cells: right, checkpoint })).toBeDefined()
})

it('fetches what is missing by bundles, from where it is', async () => {
  const all = cells(600)
  const log = newLog().append(...all.slice(0, 250))
  const { mirror } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  log.append(...all.slice(250))
  expect(await mirror.missing(520)).toEqual(all.slice(250, 520))
})

it('cosigns a block that reaches past what somebody else has handed in, and none that lies before', async () => {
  const log = newLog()
  const { mirror, witness } = await mirrorOf(log)
  await mirror.jump(await log.checkpoint())
  const all = cells(4)
  const [one, two, four] = [
    await log.append(...all.slice(0, 1)).checkpoint(),
    await log.append(...all.slice(1, 2)).checkpoint(),
    await log.append(...all.slice(2)).checkpoint(),
  ]
  expect((await addCheckpoint([witness], `old 0\n\n${two}`)).status).toBe(200)
  await expect(mirror.take({ start: 0, cells: all.slice(0, 1), checkpoint: one })).rejects.toThrow('has become shorter')
  expect(await mirror.take({ start: 0, cells: all, checkpoint: four })).toBeDefined()
  expect([mirror.size, witness.head.size]).toEqual([4, 4])
})
