import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appHash, decodeAppManifest } from '@chancery/protocol'
import type { AppFile } from '@chancery/protocol'
import { serverError } from '../errors.ts'

const MANIFEST = 'app-manifest.json'
/** Paths of the server’s own, which no file of the app may take. */
const TAKEN = /^(api|health|trust)(\/|$)/

/** One file of the app, as it is and as it was compressed when it was built. */
export interface ServedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: Buffer
  readonly gzip: Buffer | undefined
  readonly brotli: Buffer | undefined
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

const damaged = (folder: string, what: string): Error =>
  serverError('server/app', `The web app in ${folder} ${what}; build it again with: node tools/build-web.mjs`)

async function readServed(folder: string, { path, sha256 }: Pick<AppFile, 'path' | 'sha256'>): Promise<ServedFile> {
  const bytes = await readIfThere(join(folder, path))
  if (bytes === undefined) throw damaged(folder, `lacks ${path}`)
  const [gzip, brotli] = await Promise.all(['gz', 'br'].map((end) => readIfThere(join(folder, `${path}.${end}`))))
  return { path, sha256, bytes, gzip, brotli }
}

/**
 * Every file that the folder’s manifest names, and the manifest, read once: what is served does not change while the server
 * runs. `undefined` when no app has been built there. Whether each file has its hash is for browsers to judge, not for us.
 */
export async function readAppFolder(folder: string): Promise<readonly ServedFile[] | undefined> {
  const list = await readIfThere(join(folder, MANIFEST))
  if (list === undefined) return undefined
  const manifest = decodeAppManifest(list)
  if (manifest === undefined) throw damaged(folder, 'has a list of files that is not well formed')
  const named = manifest.files.filter(({ path }) => path !== MANIFEST && !TAKEN.test(path))
  return Promise.all([...named, { path: MANIFEST, sha256: appHash(list) }].map((file) => readServed(folder, file)))
}
