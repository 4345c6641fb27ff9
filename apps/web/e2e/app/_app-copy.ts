import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { appHash } from '@chancery/protocol'
import { listApp } from '../../build/list-app.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** The built app in a folder of the test’s own. */
export interface AppCopy {
  readonly folder: string
  /** Marks the page, replaces files, and lists all of it as another version. Gives the hash of the list. */
  write(mark: string, version: string, files?: Readonly<Record<string, string>>): Promise<string>
  /** Changes a listed file, so that it is not what the list says. */
  spoil(which: RegExp): Promise<void>
  remove(): Promise<void>
}

export async function copyApp(): Promise<AppCopy> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'tools/build-web.mjs')])
  const folder = await mkdtemp(join(tmpdir(), 'chancery-app-'))
  await cp(join(ROOT, 'apps/web/dist'), folder, { recursive: true })
  // Without the compressed forms, what a test changes is what is served.
  for (const path of await readdir(folder, { recursive: true }))
    if (/\.(br|gz)$/.test(path)) await rm(join(folder, path))
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  return {
    folder,
    async write(mark, version, files = {}) {
      const marked = page.replace('<head>', `<head><meta name="mark" content="${mark}" />`)
      for (const [path, text] of Object.entries({ 'index.html': marked, ...files }))
        await writeFile(join(folder, path), text)
      await listApp(folder, version)
      return appHash(await readFile(join(folder, 'app-manifest.json')))
    },
    async spoil(which) {
      const path = (await readdir(folder, { recursive: true })).find((name) => which.test(name)) ?? ''
      await writeFile(join(folder, path), `${await readFile(join(folder, path), 'utf8')} `)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
