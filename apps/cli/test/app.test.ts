import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appHash, encodeAppManifest } from '@chancery/protocol'
import { expect, it } from 'vitest'
import { openDesk } from './_desk.ts'

/** A desk whose server offers an app without files, and the mark of it. */
async function openDeskWithApp() {
  const appDir = await mkdtemp(join(tmpdir(), 'chancery-app-'))
  const manifest = encodeAppManifest({ kind: 'app', version: '1.4.0', files: [] })
  await writeFile(join(appDir, 'app-manifest.json'), manifest)
  const desk = await openDesk({ appDir })
  await desk.run('carol', 'found', desk.foundLink, '--organization', 'Bank of Examples', '--name', 'Carol')
  return {
    desk,
    mark: appHash(manifest),
    async [Symbol.asyncDispose]() {
      await desk[Symbol.asyncDispose]()
      await rm(appDir, { recursive: true })
    },
  }
}

it('an administrator sees which app the server offers, and approves it by its mark', async () => {
  await using office = await openDeskWithApp()
  const { desk, mark } = office
  const offered = { mark, version: '1.4.0', isOffered: true }
  expect((await desk.json('carol', 'app')).records).toEqual([offered])
  expect(await desk.json('carol', 'app', 'approve', mark)).toMatchObject({
    code: 0,
    records: [{ mark, version: '1.4.0' }],
  })
  expect((await desk.json('carol', 'app')).records).toEqual([
    { ...offered, approved: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, by: 'Carol' },
  ])
  expect((await desk.run('carol', 'app')).out).toMatch(
    /^\S{43} {2}1\.4\.0 {2}approved \S+ by Carol {2}the server offers/,
  )
})

it('another app than the one that was built is not approved', async () => {
  await using office = await openDeskWithApp()
  const { desk, mark } = office
  const other = mark.replace(/^./, mark.startsWith('A') ? 'B' : 'A')
  expect(await desk.json('carol', 'app', 'approve', other)).toMatchObject({
    code: 1,
    problems: [{ error: 'cli/other-app', message: expect.stringContaining(mark) as string }],
  })
  expect((await desk.json('carol', 'app')).records).toMatchObject([{ mark, isOffered: true }])
})
