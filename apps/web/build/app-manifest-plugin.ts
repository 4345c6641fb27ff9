import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { listApp } from './list-app.ts'
import { precompress } from './precompress.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** Writes `app-manifest.json`, whose hash an administrator approves, and the compressed forms of all files. */
export function appManifestPlugin(): Plugin {
  return {
    name: 'chancery:app-manifest',
    apply: 'build',
    enforce: 'post',
    // After everything is on the disk, `public` included: what is served is what was listed.
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('The app is built into a folder')
      await precompress(dir, await listApp(dir, version))
    },
  }
}
