import { access, readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { hasCode } from '@chancery/base'
import { lockFolder } from '@chancery/host'
import { makeFolder, writeDurably } from '@chancery/host/durable-file'
import { relayError } from '../errors.ts'
import { WitnessFile } from '../witness/witness-file.ts'
import { createRelayKeys, openRelayKeys } from './relay-keys.ts'
import type { RelayKeys } from './relay-keys.ts'

/** Version of the folder's layout. */
const FORMAT = 1

/** All that a relay keeps: its keys, and what its witness has seen. */
export interface RelayFolder {
  readonly keys: RelayKeys
  readonly witnessed: WitnessFile
  /** Whether the keys were made just now. */
  readonly isNew: boolean
  close(): void
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function requireEmpty(folder: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !name.startsWith('lock.db') && !name.endsWith('.new'))
  if (others.length === 0) return
  throw relayError(
    'relay/data-folder',
    `The folder ${folder} holds something else; choose an empty or new folder with --data`,
  )
}

async function checkFormat(path: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const { format } = JSON.parse(text.trim() === '' ? '{}' : text) as { format?: unknown }
  if (format === FORMAT) return
  throw relayError('relay/data-folder', 'This folder is of another version of the relay; start that version instead')
}

/** Makes what is missing, each step durable before the next; whether this was the first start. */
async function prepare(folder: string): Promise<boolean> {
  const format = join(folder, 'chancery-relay.json')
  if (await exists(format)) await checkFormat(format)
  else {
    await requireEmpty(folder)
    await writeDurably(format, `${JSON.stringify({ format: FORMAT })}\n`)
  }
  const keys = join(folder, 'relay-keys.json')
  // Whatever was witnessed was witnessed with keys: new ones would make this another relay that remembers it.
  if ((await exists(keys)) || (await exists(join(folder, 'witness.json')))) return false
  await createRelayKeys(keys)
  return true
}

/** Opens a relay's folder, or makes one where there is nothing yet. Throws `relay/…` or `server/in-use` with what to do. */
export async function openRelayFolder(path: string): Promise<RelayFolder> {
  const folder = resolve(path)
  let lock: ReturnType<typeof lockFolder> | undefined
  try {
    await makeFolder(folder)
    lock = lockFolder(folder)
    const isNew = await prepare(folder)
    const keys = await openRelayKeys(join(folder, 'relay-keys.json'))
    const witnessed = await WitnessFile.open(join(folder, 'witness.json'))
    const held = lock
    return { keys, witnessed, isNew, close: () => held.release() }
  } catch (error) {
    lock?.release()
    const isOurs = (['relay/data-folder', 'relay/damaged', 'server/in-use'] as const).some((code) =>
      hasCode(error, code),
    )
    if (isOurs) throw error
    throw relayError(
      'relay/data-folder',
      `The folder ${folder} cannot be used; give this user the right to write it, or choose another with --data`,
      error,
    )
  }
}
