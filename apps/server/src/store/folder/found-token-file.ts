import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { base64url, fromBase64url, randomBytes } from '@chancery/base'
import { syncFolder, writeDurably } from '@chancery/host/durable-file'
import type { FoundToken } from '../../register/founding.ts'

async function readToken(path: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const token = fromBase64url(text.trim())
  return token?.length === 32 ? token : undefined
}

/** The token that lets one person found, the same after every restart until somebody did. */
export async function openFoundToken(path: string): Promise<FoundToken> {
  let value = await readToken(path)
  if (value === undefined) {
    value = randomBytes(32)
    await writeDurably(path, `${base64url(value)}\n`)
  }
  return {
    get value() {
      return value
    },
    async discard() {
      value = undefined
      await rm(path, { force: true })
      await syncFolder(dirname(path))
    },
  }
}
