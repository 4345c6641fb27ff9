import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newCertificate } from '@chancery/testkit/certificate'
import type { TestCertificate } from '@chancery/testkit/certificate'
import { TestClock } from '@chancery/testkit/clock'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FilePair } from './file-pair.ts'

const [first, second, third] = ['a.example', 'b.example', 'c.example'].map((name) => newCertificate(name)) as [
  TestCertificate,
  TestCertificate,
  TestCertificate,
]
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let cert: string
let key: string
beforeEach(async () => {
  folder = await temporaryFolder()
  cert = join(folder.path, 'chain.pem')
  key = join(folder.path, 'key.pem')
})
afterEach(() => folder.remove())

async function put(pair: { cert?: string; key?: string }): Promise<void> {
  for (const [file, text] of [
    [cert, pair.cert],
    [key, pair.key],
  ] as const) {
    if (text === undefined) continue
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }
}

/** Files that are looked at when `look` is called; what came of it is in `used` and `said`. */
async function watched() {
  const [used, said]: [string[], string[]] = [[], []]
  const clock = new TestClock()
  const { files } = await FilePair.open({
    source: { cert, key },
    clock,
    onPair: ({ leaf }) => used.push(leaf.fingerprint256),
    onProblem: (sentence) => said.push(sentence),
  })
  files.watch()
  const look = async (): Promise<void> => {
    clock.advance(5000)
    // The next look is planned when this one is over.
    while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return { files, clock, used, said, look }
}

describe('a pair of files', () => {
  it('is taken up again when both were replaced, once, and without a word of complaint', async () => {
    await put(first)
    const { look, used, said } = await watched()
    await look()
    await put(second)
    await look()
    await look()
    await put(third)
    await look()
    expect(used).toEqual([second.leaf.fingerprint256, third.leaf.fingerprint256])
    expect(said).toEqual([])
  })

  it('that is a link to files in another folder is taken up when the link is turned', async () => {
    for (const [name, pair] of Object.entries({ one: first, two: second })) {
      await mkdir(join(folder.path, name))
      await writeFile(join(folder.path, name, 'chain.pem'), pair.cert)
      await writeFile(join(folder.path, name, 'key.pem'), pair.key)
    }
    await symlink('one', join(folder.path, 'live'))
    cert = join(folder.path, 'live', 'chain.pem')
    key = join(folder.path, 'live', 'key.pem')
    const { look, used } = await watched()
    await symlink('two', join(folder.path, 'live.new'))
    await rename(join(folder.path, 'live.new'), join(folder.path, 'live'))
    await look()
    expect(used).toEqual([second.leaf.fingerprint256])
  })

  it('that is seen in the middle of a renewal is left alone, and taken when it is whole', async () => {
    await put(first)
    const { look, used, said } = await watched()
    await put({ cert: second.cert })
    await look()
    await put({ key: second.key })
    await look()
    expect(used).toEqual([second.leaf.fingerprint256])
    expect(said).toEqual([])
  })

  it('that stays wrong is complained of once, and the one before is kept', async () => {
    await put(first)
    const { look, used, said } = await watched()
    for (const [wrong, words] of [
      [{ cert: second.cert }, /The key in .* does not belong to the certificate in/],
      [{ cert: second.cert.slice(0, 200) }, /is not a certificate in PEM form/],
      [{ cert: first.cert, key: 'half a' }, /is not a private key in PEM form/],
    ] as const) {
      await put(wrong)
      for (let times = 0; times < 4; times++) await look()
      expect(said.splice(0)).toEqual([expect.stringMatching(words)])
      expect(used).toEqual([])
    }
    await rm(key)
    for (let times = 0; times < 4; times++) await look()
    expect(said).toEqual([
      `The changed certificate is not used, the one before is: There is no file ${key}; check --key.`,
    ])
    await put(third)
    await look()
    expect(used).toEqual([third.leaf.fingerprint256])
  })

  it('is complained of at once to whoever asks for it to be read again', async () => {
    await put(first)
    const { files, used, said } = await watched()
    await put({ key: second.key })
    await files.reload()
    expect(said).toEqual([expect.stringMatching(/^The changed certificate is not used, the one before is: [^\n]+\.$/)])
    await put(second)
    await files.reload()
    expect(used).toEqual([second.leaf.fingerprint256])
  })

  it('is not looked at any more when it is closed, also in the middle of a look', async () => {
    await put(first)
    const { files, clock, used } = await watched()
    clock.advance(5000)
    files.close()
    await put(second)
    clock.advance(60_000)
    expect(clock.waiting).toBe(0)
    expect(used).toEqual([])
  })
})
