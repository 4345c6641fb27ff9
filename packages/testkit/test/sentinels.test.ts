import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomBytes } from '@chancery/base'
import type { MessageId } from '@chancery/protocol'
import { Search, canReadMemory, coinWord, formsOf, idSentinel, textSentinel } from '@chancery/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const anId = (): MessageId => Buffer.from(randomBytes(16)).toString('base64url') as MessageId

describe('the search for sentinels', () => {
  it('finds words, Hindi words, and ids in every form, wherever they lie', () => {
    const sentinels = [
      textSentinel('a word', coinWord()),
      textSentinel('a Hindi word', coinWord('Devanagari')),
      idSentinel('an id', anId()),
    ]
    for (const sentinel of sentinels)
      for (const [form, bytes] of formsOf(sentinel)) {
        const place = Buffer.concat([randomBytes(997), bytes, randomBytes(5)])
        const found = new Search(sentinels).bytes('here', place).findings
        expect(found).toContainEqual({ what: sentinel.what, form, where: 'here' })
      }
  })

  it('finds what others encoded together with something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9 }), fc.uint8Array({ maxLength: 9 }), (before, after) => {
        const [word, id] = [coinWord('Devanagari'), anId()]
        const search = (what: string): Search =>
          new Search([textSentinel('word', word), idSentinel('id', id)]).bytes('', Buffer.from(what))
        for (const bytes of [Buffer.from(word), Buffer.from(id, 'base64url')]) {
          const joined = Buffer.concat([before, bytes, after])
          for (const encoding of ['base64', 'base64url', 'hex'] as const)
            expect(search(joined.toString(encoding)).findings).not.toEqual([])
        }
        expect(search(encodeURI(`/to/${word}?`)).findings).not.toEqual([])
        expect(search(JSON.stringify({ [word]: id })).findings).toHaveLength(2)
        expect(search(Buffer.concat([before, after]).toString('base64')).findings).toEqual([])
      }),
    )
  })

  it('finds them in files, also across the pieces in which those are read, and in the names of files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-search-'))
    const [across, named, absent] = [coinWord(), coinWord(), coinWord()]
    mkdirSync(join(folder, 'deep/down'), { recursive: true })
    const big = Buffer.alloc(16 * 1024 * 1024 * 2 + 100)
    for (const at of [16 * 1024 * 1024 - 7]) big.write(across, at)
    writeFileSync(join(folder, 'deep/down/big'), big)
    writeFileSync(join(folder, `deep/${named}.txt`), '')
    const search = new Search([across, named, absent].map((word) => textSentinel(word, word))).folder(folder)
    rmSync(folder, { recursive: true })
    expect(search.findings.map(({ what }) => what).toSorted()).toEqual([across, named].toSorted())
    expect(search.read.places).toBe(2)
  })

  it('refuses what is so short that chance would find it', () => {
    expect(() => new Search([textSentinel('short', 'Bob')])).toThrow(/so short/)
  })

  it.skipIf(!canReadMemory)(
    'finds them in the memory of another process, as one-byte strings, two-byte strings, and bytes (not run where there is no /proc)',
    async () => {
      const [latin, hindi, mixed, absent] = [coinWord(), coinWord('Devanagari'), coinWord(), coinWord()]
      const holder = spawn(process.execPath, [fileURLToPath(new URL('./_holder.ts', import.meta.url))], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      holder.stdin.end([latin, hindi, `हाँ ${mixed}`].join('\n'))
      await once(holder.stdout, 'data')
      const words = [latin, hindi, mixed, absent].map((word) => textSentinel(word, word))
      const search = new Search(words).memory('holder', holder.pid as number)
      holder.kill('SIGTERM')
      const [code] = (await once(holder, 'exit')) as [number]
      const found = search.findings.map(({ what, form }) => `${what} ${form}`)
      expect(found).toEqual(
        expect.arrayContaining([
          `${latin} raw`,
          `${hindi} raw`,
          `${hindi} text in UTF-16LE`,
          `${mixed} text in UTF-16LE`,
        ]),
      )
      expect(search.findings.filter(({ what }) => what === absent)).toEqual([])
      expect(search.read.bytes).toBeGreaterThan(20_000_000)
      // It went on after it had been read.
      expect(code).toBe(0)
    },
  )
})
