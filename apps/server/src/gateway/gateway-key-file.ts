import { readFile } from 'node:fs/promises'
import { base64url, fromBase64url, randomBytes } from '@chancery/base'
import { serverError } from '@chancery/host'
import { writeDurably } from '@chancery/host/durable-file'
import { generateGatewayKey, openGatewayKey } from '@chancery/ohttp'

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw serverError('server/data-folder', `The file ${path} cannot be read; give this user the right to`, error)
  }
}

/**
 * The gateway's key as it is kept: 65 bytes, secret (generateGatewayKey). Made where there is none yet, readable by this
 * user only. Throws `server/damaged` when the file is something else.
 */
export async function openGatewayKeyFile(path: string): Promise<Uint8Array> {
  const text = await readIfThere(path)
  if (text === undefined) {
    // A number of its own, so that what was sealed to a key that is gone is told from what was changed on the way.
    const stored = await generateGatewayKey(randomBytes(1)[0] as number)
    await writeDurably(path, `${base64url(stored)}\n`)
    return stored
  }
  const stored = fromBase64url(text.trim())
  if (stored !== undefined && (await openGatewayKey(stored)) !== undefined) return stored
  throw serverError('server/damaged', 'The file gateway-key is damaged; restore it from a backup')
}
