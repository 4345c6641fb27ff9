import { access, readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { hasCode } from '@chancery/base'
import { lockFolder, serverError } from '@chancery/host'
import { makeFolder, writeDurably } from '@chancery/host/durable-file'
import type { FoundToken } from '../../register/founding.ts'
import { openEmbeddedStore } from '../embedded/embedded-store.ts'
import type { EmbeddedStore } from '../embedded/embedded-store.ts'
import { openFoundToken } from './found-token-file.ts'
import { createLogKeys, openLogKeys } from './log-keys.ts'
import type { LogKeys } from './log-keys.ts'

/** Version of the folder's layout. A newer one is refused, an older one would be brought up to date here. */
const FORMAT = 1

/** Everything that an installation is, opened and locked. */
export interface DataFolder {
  readonly keys: LogKeys
  readonly foundToken: FoundToken
  readonly store: EmbeddedStore
  close(): Promise<void>
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function checkFormat(path: string): Promise<void> {
  let format: unknown
  try {
    format = (JSON.parse(await readFile(path, 'utf8')) as { format?: unknown }).format
  } catch (error) {
    throw serverError('server/damaged', 'The file chancery.json is damaged; restore it from a backup', error)
  }
  if (typeof format === 'number' && format > FORMAT)
    throw serverError('server/newer-version', 'This data folder is of a newer Chancery; start that version instead')
  if (format !== FORMAT)
    throw serverError('server/damaged', 'The file chancery.json is damaged; restore it from a backup')
}

/** Refuses a folder that is somebody else's, before anything is written to it. */
async function requireEmpty(folder: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !name.startsWith('lock.db') && name !== 'chancery.json.new')
  if (others.length === 0) return
  throw serverError(
    'server/data-folder',
    `The folder ${folder} holds something else; choose an empty or new folder with --data`,
  )
}

/** Makes what is missing of a new folder. Each step is durable before the next, so a crash in between is made good. */
async function prepare(folder: string): Promise<void> {
  const format = join(folder, 'chancery.json')
  if (await exists(format)) await checkFormat(format)
  else {
    await requireEmpty(folder)
    await writeDurably(format, `${JSON.stringify({ format: FORMAT })}\n`)
  }
  const keys = join(folder, 'log-keys.json')
  // With a database the keys existed once; new ones would start a second history.
  if (!(await exists(keys)) && !(await exists(join(folder, 'state.db')))) await createLogKeys(keys)
}

/** Opens a data folder, or makes one where there is nothing yet. Throws `server/…` with what to do. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path)
  let lock: ReturnType<typeof lockFolder> | undefined
  try {
    await makeFolder(folder)
    if (!(await exists(join(folder, 'chancery.json')))) await requireEmpty(folder)
    lock = lockFolder(folder)
    await prepare(folder)
    const keys = await openLogKeys(join(folder, 'log-keys.json'))
    const foundToken = await openFoundToken(join(folder, 'found-token'))
    const store = openEmbeddedStore(folder)
    const held = lock
    return {
      keys,
      foundToken,
      store,
      async close() {
        await store.close()
        held.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw describe(error, folder)
  }
}

function describe(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return serverError('server/data-folder', `${folder} is not a folder; choose another with --data`, error)
  if (code === 'ENOSPC')
    return serverError('server/data-folder', `The disk of ${folder} is full; make room and start again`, error)
  const isOurs = [
    'server/in-use',
    'server/data-folder',
    'server/newer-version',
    'server/damaged',
    'server/store',
  ] as const
  if (isOurs.some((own) => hasCode(error, own))) return error
  return serverError(
    'server/data-folder',
    `The folder ${folder} cannot be written; give this user the right, or choose another folder with --data`,
    error,
  )
}
