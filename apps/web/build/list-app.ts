import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { encodeAppManifest } from '@chancery/protocol'
import type { AppFile } from '@chancery/protocol'

const MANIFEST = 'app-manifest.json'

async function describeFile(folder: string, path: string): Promise<AppFile> {
  const bytes = await readFile(join(folder, path))
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64url') }
}

/** Writes `app-manifest.json` over everything else in a built app that is not compressed. Gives the paths of all that is served. */
export async function listApp(folder: string, version: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== MANIFEST && !/(^|\/)\.|\.(br|gz)$/.test(path))
  const files = await Promise.all(paths.map((path) => describeFile(folder, path)))
  // By UTF-16 code units, which is what everybody compares: a locale would order them differently elsewhere.
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  await writeFile(join(folder, MANIFEST), encodeAppManifest({ kind: 'app', version, files }))
  return [...paths, MANIFEST]
}
