import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { appHash } from '@chancery/protocol'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** The builder reads how the code is to be read. */
const TYPES = ['tsconfig.base.json', 'tsconfig.web.json', 'tsconfig.web-tests.json']
const isSource = (path: string): boolean => !['node_modules', 'dist', '.chancery'].includes(basename(path))

/** The same sources in another folder, with the same dependencies, of which only ours are inside. */
async function copySources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'another-place-'))
  for (const path of [...TYPES, 'apps/web', 'packages', 'tools', 'package.json', 'package-lock.json'])
    await cp(join(ROOT, path), join(folder, path), { recursive: true, filter: isSource })
  await mkdir(join(folder, 'node_modules/@chancery'), { recursive: true })
  for (const name of await readdir(join(ROOT, 'node_modules')))
    if (name !== '@chancery' && name !== '.bin')
      await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  for (const name of await readdir(join(folder, 'packages')))
    await symlink(join(folder, 'packages', name), join(folder, 'node_modules/@chancery', name), 'junction')
  return folder
}

async function builtHash(root: string): Promise<{ hash: string; manifest: string }> {
  await promisify(execFile)(process.execPath, [join(root, 'tools/build-web.mjs')])
  const bytes = await readFile(join(root, 'apps/web/dist/app-manifest.json'))
  return { hash: appHash(bytes), manifest: bytes.toString().replaceAll('},{', '},\n{') }
}

it('the app has the same hash wherever it is built from the same sources', async () => {
  const elsewhere = await copySources()
  try {
    const [here, there] = [await builtHash(ROOT), await builtHash(elsewhere)]
    expect(there.manifest).toBe(here.manifest)
    expect(there.hash).toBe(here.hash)
  } finally {
    await rm(elsewhere, { recursive: true, force: true })
  }
})
