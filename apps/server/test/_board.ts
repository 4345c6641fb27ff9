import { join } from 'node:path'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { TestClock } from '@chancery/testkit/clock'
import { createNoteSigner } from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import { Board } from '../src/board/board.ts'
import type { BoardOptions } from '../src/board/board.ts'
import { openEmbeddedStore } from '../src/store/embedded/embedded-store.ts'

/** A board on a disk, with a register that only says where it stands. */
export interface TestBoard {
  board: Board
  readonly clock: TestClock
  readonly register: { size: number; checkpoint: string }
  readonly signer: NoteSigner
  readonly folder: string
  /** Frames that were broadcast. */
  readonly frames: Uint8Array[]
  readonly fatal: Error[]
  /** Closes the board and opens it again. */
  restart(): Promise<void>
  /** Submits all of these, each as one submission, in one round. */
  round(...submissions: Uint8Array[][]): Promise<void>
  remove(): Promise<void>
}

export async function openTestBoard(
  change: (options: BoardOptions) => BoardOptions = (options) => options,
): Promise<TestBoard> {
  const folder = await temporaryFolder()
  const clock = new TestClock()
  const register = { size: 3, checkpoint: 'the register’s checkpoint\n' }
  const signer = await createNoteSigner('chancery/test/board', new Uint8Array(32).fill(7))
  const frames: Uint8Array[] = []
  const fatal: Error[] = []
  const open = async () => {
    const store = openEmbeddedStore(join(folder.path))
    const onFatal = (error: Error) => void fatal.push(error)
    const options = { store: store.board, signer, clock, roundMs: 100, registerHead: () => register, onFatal }
    const board = await Board.open(change(options)).catch(async (error: unknown) => {
      await store.close()
      throw error
    })
    board.onBlock((frame) => frames.push(frame))
    return { store, board }
  }
  let opened = await open()
  const close = async () => {
    await opened.board.close()
    await opened.store.close()
  }
  return {
    get board() {
      return opened.board
    },
    clock,
    register,
    signer,
    folder: folder.path,
    frames,
    fatal,
    async restart() {
      await close()
      opened = await open()
    },
    async round(...submissions) {
      const done = Promise.all(submissions.map((cells) => opened.board.submit(cells)))
      clock.advance(100)
      await done
    },
    async remove() {
      await close().catch(() => undefined)
      await folder.remove()
    },
  }
}
