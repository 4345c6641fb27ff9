import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { encodeAppManifest } from '@chancery/protocol'
import type { AppFile } from '@chancery/protocol'
import type { Plugin } from 'vite'
import { precompress } from './precompress.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

async function describeFile(folder: string, path: string): Promise<AppFile> {
  const bytes = await readFile(join(folder, path))
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64url') }
}

/** Lists a built app: everything in `folder`, the list itself excepted. */
async function describeApp(folder: string): Promise<AppFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  // By UTF-16 code units, which is what everybody compares: a locale would order them differently elsewhere.
  const files = await Promise.all(paths.map((path) => describeFile(folder, path)))
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Writes `app-manifest.json`, whose hash an administrator approves, and the compressed forms of all files. */
export function appManifestPlugin(): Plugin {
  return {
    name: 'chancery:app-manifest',
    apply: 'build',
    enforce: 'post',
    // After everything is on the disk, `public` included: what is served is what was listed.
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('The app is built into a folder')
      const files = await describeApp(dir)
      await writeFile(join(dir, 'app-manifest.json'), encodeAppManifest({ kind: 'app', version, files }))
      await precompress(dir, [...files.map(({ path }) => path), 'app-manifest.json'])
    },
  }
}
