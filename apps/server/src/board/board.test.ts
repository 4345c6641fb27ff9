import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '@chancery/base'
import { decodeAnchor, decodeFrame } from '@chancery/protocol'
import {
  TILE_WIDTH,
  TreeFrontier,
  decodeEntryBundle,
  entryBundlePath,
  inclusionProof,
  leafHash,
  openCheckpoint,
  tilePath,
  verifyInclusion,
  withTiles,
} from '@chancery/tlog'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openTestBoard } from '../../test/_board.ts'
import type { TestBoard } from '../../test/_board.ts'
import { randomCell } from '@chancery/testkit/device'

const open: TestBoard[] = []
async function newBoard(...args: Parameters<typeof openTestBoard>): Promise<TestBoard> {
  const test = await openTestBoard(...args)
  open.push(test)
  return test
}
afterEach(async () => {
  for (const test of open.splice(0)) await test.remove()
})

const cells = (count: number): Uint8Array[] => Array.from({ length: count }, randomCell)

async function allCells({ board }: TestBoard): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  while (all.length < board.size) {
    const index = all.length / TILE_WIDTH
    const width = Math.min(TILE_WIDTH, board.size - all.length)
    const object = await board.object(entryBundlePath(index, width))
    all.push(...(decodeEntryBundle(object?.bytes ?? new Uint8Array(), width) ?? []))
  }
  return all
}

async function checkpoint({ board, signer }: TestBoard) {
  const opening = await openCheckpoint(board.checkpoint, signer.key)
  if (opening.status !== 'verified') throw new Error('not signed')
  return opening.checkpoint
}

/** That the checkpoint is the root over exactly the cells that are served. */
async function expectWhole(test: TestBoard): Promise<void> {
  const frontier = new TreeFrontier()
  for (const cell of await allCells(test)) frontier.append(leafHash(cell))
  const { size, root } = await checkpoint(test)
  expect(frontier.size).toBe(size)
  expect(equalBytes(frontier.root(), root)).toBe(true)
}

describe('a round', () => {
  it('appends an anchor and the cells, and sends everybody one block with the checkpoint over them', async () => {
    const test = await newBoard()
    const sent = cells(3)
    await test.round(sent)
    const frame = decodeFrame(test.frames[0] as Uint8Array)
    if (frame.type !== 'block') throw new Error('not a block')
    expect(frame.start).toBe(0)
    expect(decodeAnchor(frame.cells[0] as Uint8Array)).toEqual({
      time: Math.floor(test.clock.now() / 1000),
      registerCheckpoint: test.register.checkpoint,
    })
    expect(frame.cells.slice(1)).toEqual(sent)
    expect(frame.checkpoint).toBe(test.board.checkpoint)
    await expectWhole(test)
  })

  it('keeps the cells of one submission together and in order, and mixes submissions', async () => {
    const test = await newBoard()
    const submissions = Array.from({ length: 12 }, () => cells(3))
    await test.round(...submissions)
    const appended = (await allCells(test)).slice(1)
    const order = submissions.map((submission) =>
      appended.findIndex((cell) => equalBytes(cell, submission[0] as Uint8Array)),
    )
    submissions.forEach((submission, index) => {
      const at = order[index] as number
      expect(appended.slice(at, at + 3)).toEqual(submission)
    })
    // One in 479 million by chance.
    expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  })

  it('ends on a multiple of its length, so that it does not tell when its first cell came', async () => {
    const test = await newBoard()
    test.clock.advance(37)
    const done = test.board.submit(cells(1))
    test.clock.advance(62)
    expect(test.clock.waiting).toBe(1)
    test.clock.advance(1)
    await done
    expect(test.board.size).toBe(2)
  })

  it('does not take place when nobody sends anything, and starts no timer', async () => {
    const test = await newBoard()
    expect(test.clock.waiting).toBe(0)
    test.clock.advance(600_000)
    expect(test.board.size).toBe(0)
    await test.round(cells(1))
    expect(test.clock.waiting).toBe(0)
  })

  it('is finished when the server closes', async () => {
    const test = await newBoard()
    const done = test.board.submit(cells(2))
    await test.board.close()
    await done
    expect(test.board.size).toBe(3)
    await expect(test.board.submit(cells(1))).rejects.toMatchObject({ code: 'api/too-many' })
  })
})

describe('anchors', () => {
  const anchors = async (test: TestBoard) =>
    (await allCells(test)).map(decodeAnchor).filter((anchor) => anchor !== undefined)

  it('come once a minute while there is traffic, and only then', async () => {
    const test = await newBoard()
    await test.round(cells(1))
    test.clock.advance(30_000)
    await test.round(cells(1))
    expect(await anchors(test)).toHaveLength(1)
    test.clock.advance(31_000)
    expect(await anchors(test)).toHaveLength(1)
    await test.round(cells(1))
    expect(await anchors(test)).toHaveLength(2)
  })

  it('come before the next cell when the register has changed', async () => {
    const test = await newBoard()
    await test.round(cells(1))
    test.register.size = 4
    test.register.checkpoint = 'the register’s next checkpoint\n'
    await test.round(cells(1))
    expect((await anchors(test)).map((anchor) => anchor.registerCheckpoint)).toEqual([
      'the register’s checkpoint\n',
      'the register’s next checkpoint\n',
    ])
  })

  it('never go backwards, though the machine’s clock does and the server starts again', async () => {
    const test = await newBoard()
    await test.round(cells(1))
    await test.restart()
    test.clock.setBack(3_600_000)
    test.register.size = 4
    await test.round(cells(1))
    const [first, second] = await anchors(test)
    expect(second?.time).toBe(first?.time)
  })
})

describe('a board that starts again', () => {
  it('is the same after any rounds, with a restart at any point', async () => {
    const steps = fc.array(
      fc.record({
        sizes: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 8 }),
        restarts: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (rounds) => {
        const test = await openTestBoard()
        try {
          for (const { sizes, restarts } of rounds) {
            await test.round(...sizes.map(cells))
            const before = { note: test.board.checkpoint, cells: await allCells(test) }
            if (restarts) await test.restart()
            expect(test.board.checkpoint).toBe(before.note)
            expect(await allCells(test)).toEqual(before.cells)
          }
          await expectWhole(test)
          expect(test.fatal).toEqual([])
        } finally {
          await test.remove()
        }
      }),
      { numRuns: 8 },
    )
  })

  it('serves bundles, tiles, and tags of any width that it has reached, sealed or not', async () => {
    const test = await newBoard()
    for (let round = 0; round < 6; round++) await test.round(...Array.from({ length: 2 }, () => cells(60)))
    const all = await allCells(test)
    for (let pass = 0; pass < 2; pass++) {
      for (const [index, width] of [
        [0, 256],
        [0, 9],
        [1, 256],
        [2, 1],
        [2, all.length - 512],
      ] as const) {
        const wanted = all.slice(index * TILE_WIDTH, index * TILE_WIDTH + width)
        const bundle = await test.board.object(entryBundlePath(index, width))
        expect(decodeEntryBundle(bundle?.bytes ?? new Uint8Array(), width)).toEqual(wanted)
        expect(bundle?.isFull).toBe(width === TILE_WIDTH)
        const tile = await test.board.object(tilePath(0, index, width))
        expect(Buffer.concat(wanted.map(leafHash)).equals(tile?.bytes ?? new Uint8Array())).toBe(true)
        const tags = await test.board.object(entryBundlePath(index, width).replace('tile/entries', 'tags'))
        expect(Buffer.concat(wanted.map((cell) => cell.subarray(0, 16))).equals(tags?.bytes ?? new Uint8Array())).toBe(
          true,
        )
      }
      await test.restart()
    }
    expect(await test.board.object(entryBundlePath(2, all.length - 511))).toBeUndefined()
    expect(await test.board.object(entryBundlePath(3, 1))).toBeUndefined()
    for (const path of ['tile/0/1', 'tags/0', 'tile/entries/../../state.db', 'tags/../state.db', ''])
      expect(await test.board.object(path)).toBeUndefined()
  })

  it('proves every cell from its tiles', async () => {
    const test = await newBoard()
    for (let round = 0; round < 5; round++) await test.round(cells(64))
    await test.restart()
    const { size, root } = await checkpoint(test)
    const all = await allCells(test)
    for (const position of [0, 1, 255, 256, 300, size - 1]) {
      const tile = async (id: { level: number; index: number; width: number }) =>
        (await test.board.object(tilePath(id.level, id.index, id.width)))?.bytes
      const proof = await withTiles(size, tile, (reader) => inclusionProof(position, size, reader))
      expect(verifyInclusion(position, size, leafHash(all[position] as Uint8Array), proof, root)).toBe(true)
    }
  })

  it('seals again what a crash left half sealed, and is the same', async () => {
    let crashes = true
    const test = await newBoard((options) => ({
      ...options,
      store: {
        ...options.store,
        // The objects are on the disk, and then the power goes: the tail was not forgotten.
        seal: async (objects, below) => {
          await options.store.seal(objects, crashes ? 0 : below)
          if (crashes) throw new Error('power cut')
        },
      },
    }))
    for (let round = 0; round < 5; round++) await test.round(cells(64))
    const before = await allCells(test)
    await test.board.close()
    expect(test.fatal.map(({ message }) => message)).toEqual(['power cut'])
    crashes = false
    await test.restart()
    expect(await allCells(test)).toEqual(before)
    await test.restart()
    expect(await allCells(test)).toEqual(before)
    await expectWhole(test)
  })

  it('refuses in words to start when a sealed tile was changed', async () => {
    const test = await newBoard()
    for (let round = 0; round < 5; round++) await test.round(cells(64))
    await test.board.close()
    await writeFile(join(test.folder, 'board/tile/0/000'), Buffer.alloc(256 * 32))
    await expect(test.restart()).rejects.toMatchObject({
      code: 'server/damaged',
      message: expect.stringContaining('restore the whole data folder') as string,
    })
  })
})

describe('a board whose store fails', () => {
  it('acknowledges nothing, shows nothing, and says that it must stop', async () => {
    const test = await newBoard((options) => ({
      ...options,
      store: { ...options.store, append: () => Promise.reject(new Error('the disk is gone')) },
    }))
    const before = test.board.checkpoint
    await expect(test.round(cells(1))).rejects.toThrow('the disk is gone')
    expect(test.fatal).toHaveLength(1)
    expect(test.frames).toEqual([])
    expect(test.board.checkpoint).toBe(before)
    expect(await test.board.object('tile/entries/000.p/1')).toBeUndefined()
    await expect(test.board.submit(cells(1))).rejects.toThrow('the disk is gone')
  })
})
