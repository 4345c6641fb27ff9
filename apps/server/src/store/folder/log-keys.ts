import { readFile } from 'node:fs/promises'
import { hex, randomBytes } from '@chancery/base'
import { serverError } from '@chancery/host'
import { writeDurably } from '@chancery/host/durable-file'
import { generateSignerKey, openSignerKey } from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'

/** The two keys that the server holds. They sign checkpoints and can let nobody in. */
export interface LogKeys {
  readonly board: NoteSigner
  readonly register: NoteSigner
}

interface LogKeysFile {
  readonly board: string
  readonly register: string
}

/** Makes the keys of a new installation under names of their own, so that no two installations are ever confused. */
export async function createLogKeys(path: string): Promise<void> {
  const name = `chancery/${hex(randomBytes(8))}`
  const [board, register] = await Promise.all([
    generateSignerKey(`${name}/board`),
    generateSignerKey(`${name}/register`),
  ])
  const file: LogKeysFile = { board: board.signerKey, register: register.signerKey }
  await writeDurably(path, `${JSON.stringify(file, undefined, 2)}\n`)
}

/** Reads the keys; throws `server/damaged` with what to do when they are missing or not keys. */
export async function openLogKeys(path: string): Promise<LogKeys> {
  try {
    const file = JSON.parse(await readFile(path, 'utf8')) as LogKeysFile
    return { board: await openSignerKey(file.board), register: await openSignerKey(file.register) }
  } catch (error) {
    throw serverError('server/damaged', 'The file log-keys.json is missing or damaged; restore it from a backup', error)
  }
}
