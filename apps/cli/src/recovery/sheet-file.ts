import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { usageError } from '../errors.ts'

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/**
 * The file of a recovery sheet, made before there is a key to write: an organization must not be founded and then have no
 * place for its sheet. Removed again unless it was written.
 */
export class SheetFile implements Disposable {
  readonly path: string
  #file: number | undefined
  #isWritten = false

  /** Throws `cli/usage` when `path` exists or cannot be written. */
  constructor(path: string) {
    this.path = path
    try {
      mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE })
      this.#file = openSync(path, 'wx', FILE_MODE)
    } catch (error) {
      const exists = (error as NodeJS.ErrnoException).code === 'EEXIST'
      throw usageError(
        exists
          ? `${path} exists already. Move it away, or name another file for the recovery sheet with --recovery`
          : `${path} cannot be written. Name another file for the recovery sheet with --recovery`,
      )
    }
  }

  write(text: string): void {
    // The number of a closed file soon stands for something else, say a connection: the key must never go there.
    if (this.#file === undefined) throw new TypeError('SheetFile: closed already')
    if (this.#isWritten) return
    writeFileSync(this.#file, text)
    this.#isWritten = true
  }

  [Symbol.dispose](): void {
    if (this.#file === undefined) return
    closeSync(this.#file)
    this.#file = undefined
    if (!this.#isWritten) rmSync(this.path, { force: true })
  }
}
