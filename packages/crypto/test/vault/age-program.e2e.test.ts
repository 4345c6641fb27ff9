import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes } from '@chancery/base'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { ageIdentity } from '../../src/vault/identity.ts'
import { sealFile } from '../../src/vault/index.ts'

const hasAge = spawnSync('age', ['--version']).status === 0

it.skipIf(!hasAge)('the age program opens the joined chunks of a file (not run where there is none)', async () => {
  const folder = await temporaryFolder()
  const file = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) & 0xff)
  const chunks: Uint8Array[] = []
  const { key } = await sealFile({ stream: new Blob([file]).stream(), size: file.length }, async ({ bytes }) => {
    chunks.push(bytes)
  })
  const [identity, sealed] = [join(folder.path, 'key.txt'), join(folder.path, 'file.age')]
  writeFileSync(identity, `${ageIdentity(key)}\n`)
  writeFileSync(sealed, Buffer.concat(chunks.slice(0, -1)))
  const opened = execFileSync('age', ['--decrypt', '--identity', identity, sealed], { maxBuffer: 1 << 24 })
  expect(equalBytes(opened.subarray(0, file.length), file)).toBe(true)
  expect(opened.subarray(file.length).every((byte) => byte === 0)).toBe(true)
  await folder.remove()
})
