import { readFile } from 'node:fs/promises'
import { serverError } from '../../errors.ts'
import type { PairSource } from './tls-pair.ts'

/** What two files hold, whatever it is. */
export interface PairText {
  readonly cert: string
  readonly key: string
}

const MAX_BYTES = 1024 * 1024

async function read(file: string, flag: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    if (bytes.length <= MAX_BYTES) return bytes.toString('latin1')
  } catch (error) {
    throw unreadable(file, flag, error)
  }
  throw serverError('server/certificate', `${file} is far too long for a certificate or a key; check ${flag}`)
}

function unreadable(file: string, flag: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  const sentence =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? `There is no file ${file}; check ${flag}`
      : code === 'EACCES' || code === 'EPERM'
        ? `This user may not read ${file}; give it the right, or check ${flag}`
        : `${file} cannot be read (${code ?? 'unknown'}); check ${flag}`
  return serverError('server/certificate', sentence, error)
}

/** Reads both files. Throws `server/certificate` with one sentence. */
export async function readPair(source: PairSource): Promise<PairText> {
  return { cert: await read(source.cert, '--cert'), key: await read(source.key, '--key') }
}
