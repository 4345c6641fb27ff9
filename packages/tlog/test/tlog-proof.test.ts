import { base64, sha256, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createNoteSigner,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  openCheckpoint,
  parseAddCheckpoint,
  parsePolicy,
  parseTlogProof,
  parseVerifierKey,
  treeRoot,
  verifyCheckpoint,
  verifyConsistency,
  verifyTlogProof,
} from '../src/index.ts'
import type { NoteSignature, Policy, TlogProof, TlogProofReport, VerifierKey } from '../src/index.ts'
import { describeWithVectors, vectorBytes, vectorJson, vectorText } from './_shared.ts'
import { entry, testTree } from './_tree.ts'

const SIZE = 20
const INDEX = 13
const { reader } = testTree(SIZE)
const log = await createNoteSigner('log.example', new Uint8Array(32).fill(1))
const [w1, w2] = await Promise.all(
  [2, 3].map((byte) => createNoteSigner(`w${byte}.example`, new Uint8Array(32).fill(byte), 'cosignature-ed25519')),
)
const TEXT = formatCheckpoint({ origin: 'log.example', size: SIZE, root: treeRoot(SIZE, reader) })
const LINES = [await log.sign(TEXT), await w1!.sign(TEXT, 100), await w2!.sign(TEXT, 200)]
/** A policy that asks for any or all of the two witnesses, for the second, or for none. */
function trust(quorum: 'any' | 'all' | 'w2' | 'none'): Policy {
  const group = quorum === 'any' || quorum === 'all' ? `group both ${quorum} w1 w2\nquorum both` : `quorum ${quorum}`
  const [k1, k2] = [w1, w2].map((witness) => formatVerifierKey(witness!.key))
  return parsePolicy(`log ${formatVerifierKey(log.key)}\nwitness w1 ${k1}\nwitness w2 ${k2}\n${group}`)
}

const leaf = leafHash(entry(INDEX))

function proofFile(lines: readonly NoteSignature[] = LINES, changes: Partial<TlogProof> = {}): string {
  const hashes = inclusionProof(INDEX, SIZE, reader)
  return formatTlogProof({ index: INDEX, hashes, checkpoint: formatNote(TEXT, lines), ...changes })
}

/** The checks of a report as `name status reason`, for short. */
function summary({ checks }: { checks: TlogProofReport['checks'] }): string[] {
  return checks.map(({ name, status, reason }) => [name, status, reason].filter(Boolean).join(' '))
}

const PASSED = ['format passed', 'log-signature passed', 'witness-quorum passed', 'inclusion passed']
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const proof = fc.record(
  {
    index: fc.maxSafeNat(),
    hashes: fc.array(hash, { maxLength: 5 }),
    checkpoint: fc.stringMatching(/^[a-z\n ]{0,20}[a-z]\n$/),
    extra: fc.uint8Array({ minLength: 1, maxLength: 20 }),
  },
  { requiredKeys: ['index', 'hashes', 'checkpoint'] },
)

describe('a tlog-proof file', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(proof, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof)
      }),
    )
  })

  it('is undefined, never an error, for junk', async () => {
    const piece = fc.constantFrom(
      'c2sp.org/tlog-proof@v1',
      '\n',
      'index 0',
      'index 00',
      'extra ',
      'AAAA',
      base64(leaf),
      '\r',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const text = pieces.join('')
        const parsed = parseTlogProof(text)
        expect(parsed === undefined ? text : formatTlogProof(parsed)).toBe(text)
        expect((await verifyTlogProof(text, leaf, trust('any'))).status).toBe('failed')
      }),
    )
  })

  it('is refused in any but its one form', () => {
    const good = 'c2sp.org/tlog-proof@v1\nextra YQ==\nindex 7\n\ncheckpoint\n'
    expect(parseTlogProof(good)).toEqual({ index: 7, hashes: [], checkpoint: 'checkpoint\n', extra: utf8('a') })
    for (const [from, to] of [
      ['@v1', '@v2'],
      ['extra YQ==', 'extra YR=='],
      ['extra YQ==', 'extra YQ'],
      ['extra YQ==', 'extra '],
      ['extra YQ==', 'extra !!notbase64!!'],
      ['index 7', 'index 07'],
      ['index 7', 'index -5'],
      ['index 7', 'index notanumber'],
      ['index 7', 'index 9007199254740992'],
      ['index 7', ''],
      ['index 7\n', `index 7\n${base64(new Uint8Array(64))}\n`],
      ['index 7\n', 'index 7\n!!notbase64!!\n'],
      ['index 7\n', `index 7\n${'a'.repeat(65 * 1024)}\n`],
      ['index 7\n', `index 7\n${`${base64(leaf)}\n`.repeat(64)}`],
      ['\n', '\r\n'],
      ['checkpoint\n', 'checkpoint'],
      ['checkpoint\n', ''],
    ] as const)
      expect(parseTlogProof(good.replaceAll(from, to))).toBeUndefined()
  })

  it('is written as the reference implementation writes it', () => {
    const [h1, h2] = [sha256(utf8('hash1')), sha256(utf8('hash2'))]
    const checkpoint = 'test checkpoint\n'
    expect(formatTlogProof({ index: 5, hashes: [h1, h2], checkpoint })).toBe(
      `c2sp.org/tlog-proof@v1\nindex 5\n${base64(h1)}\n${base64(h2)}\n\ntest checkpoint\n`,
    )
    expect(formatTlogProof({ index: 10, hashes: [h1], checkpoint, extra: utf8('extra information') })).toBe(
      `c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${base64(h1)}\n\ntest checkpoint\n`,
    )
    const bare = 'c2sp.org/tlog-proof@v1\nindex 0\n\ntest checkpoint\n'
    expect(formatTlogProof({ index: 0, hashes: [], checkpoint })).toBe(bare)
    expect(formatTlogProof({ index: 0, hashes: [], checkpoint, extra: new Uint8Array() })).toBe(bare)
    for (const bad of [{ index: -1 }, { hashes: [new Uint8Array(31)] }, { checkpoint: 'x' }])
      expect(() => formatTlogProof({ index: 0, hashes: [], checkpoint, ...bad })).toThrow('no byte form')
  })

  it('passes every check, and says which witnesses saw the log and when', async () => {
    const report = await verifyTlogProof(proofFile(LINES, { extra: utf8('hint') }), leaf, trust('any'))
    expect(report).toMatchObject({ status: 'passed', index: INDEX, checkpoint: { size: SIZE }, extra: utf8('hint') })
    expect(summary(report)).toEqual(PASSED)
    expect(report.cosigners).toEqual([
      { name: 'w1', timeSeconds: 100 },
      { name: 'w2', timeSeconds: 200 },
    ])
  })

  it('does not pass when cut anywhere, under a policy that asks for the last witness', async () => {
    const file = utf8(proofFile())
    for (let end = 0; end < file.length; end++)
      expect((await verifyTlogProof(file.subarray(0, end), leaf, trust('w2'))).status).toBe('failed')
    for (const tail of ['\n', 'x', ' \n']) {
      const longer = new TextDecoder().decode(file) + tail
      expect((await verifyTlogProof(longer, leaf, trust('w2'))).status).toBe('failed')
    }
  })

  it('does not pass with any byte changed', async () => {
    const file = utf8(proofFile())
    for (let at = 0; at < file.length; at++) {
      const changed = file.with(at, (file[at] as number) ^ 1)
      expect((await verifyTlogProof(changed, leaf, trust('all'))).status).not.toBe('passed')
    }
  })

  it('fails for another entry, position, or path, and says so by name', async () => {
    const wrong = ['format passed', 'log-signature passed', 'witness-quorum passed', 'inclusion failed wrong-path']
    expect(summary(await verifyTlogProof(proofFile(), leafHash(entry(14)), trust('any')))).toEqual(wrong)
    expect(summary(await verifyTlogProof(proofFile(LINES, { index: 12 }), leaf, trust('any')))).toEqual(wrong)
    expect(summary(await verifyTlogProof(proofFile(LINES, { hashes: [] }), leaf, trust('any')))).toEqual(wrong)
    expect(summary(await verifyTlogProof(proofFile(), new Uint8Array(3), trust('any')))).toEqual(wrong)
  })

  it('cannot be checked without the log’s key, which is not the same as bad', async () => {
    const stranger = parsePolicy(`witness w1 ${formatVerifierKey(w1!.key)}\nquorum w1`)
    const report = await verifyTlogProof(proofFile(), leaf, stranger)
    expect(report.status).toBe('unchecked')
    expect(report.checkpoint).toBeUndefined()
    expect(summary(report)).toEqual([
      'format passed',
      'log-signature unchecked no-known-key',
      'witness-quorum passed',
      'inclusion unchecked',
    ])
  })

  it('fails when too few witnesses cosigned, and passes when none is asked for', async () => {
    const alone = proofFile(LINES.slice(0, 1))
    expect(summary(await verifyTlogProof(alone, leaf, trust('any')))).toContain('witness-quorum failed no-quorum')
    expect(summary(await verifyTlogProof(alone, leaf, trust('none')))).toContain('witness-quorum passed none-required')
    const twice = proofFile([LINES[0]!, LINES[1]!, await w1!.sign(TEXT, 300)])
    expect((await verifyTlogProof(twice, leaf, trust('all'))).status).toBe('failed')
    expect((await verifyTlogProof(twice, leaf, trust('all'))).cosigners).toEqual([{ name: 'w1', timeSeconds: 100 }])
  })

  it('fails on one bad signature of a known key, though the quorum is met without it', async () => {
    const spoiled = LINES.with(2, { ...LINES[2]!, signature: LINES[2]!.signature.with(20, 0) })
    expect(summary(await verifyTlogProof(proofFile(spoiled), leaf, trust('any')))).toContain(
      'witness-quorum failed bad-signature',
    )
    expect((await verifyTlogProof(proofFile(spoiled), leaf, trust('any'))).cosigners).toEqual([
      { name: 'w1', timeSeconds: 100 },
    ])
    const forged = LINES.with(0, { ...LINES[0]!, signature: LINES[0]!.signature.with(20, 0) })
    expect(summary(await verifyTlogProof(proofFile(forged), leaf, trust('any')))).toContain(
      'log-signature failed bad-signature',
    )
  })

  it('of a log whose name is not the origin cannot be checked', async () => {
    const text = formatCheckpoint({ origin: 'other.example', size: SIZE, root: treeRoot(SIZE, reader) })
    const note = formatNote(text, [await log.sign(text)])
    expect((await verifyCheckpoint(note, trust('none'))).status).toBe('unchecked')
  })
})

describe('a request to a witness', () => {
  const request = fc.record({
    oldSize: fc.maxSafeNat(),
    proof: fc.array(hash, { maxLength: 63 }),
    checkpoint: fc.stringMatching(/^[a-z\n]{0,20}\n$/),
  })

  it('round-trips', () => {
    fc.assert(
      fc.property(request, (request) => {
        expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request)
      }),
    )
  })

  it('is undefined, never an error, for junk', () => {
    const piece = fc.constantFrom('old 0', 'old 00', 'old ', '\n', base64(leaf), 'AAAA', '\r', 'x')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        const parsed = parseAddCheckpoint(text)
        expect(parsed === undefined ? text : formatAddCheckpoint(parsed)).toBe(text)
      }),
    )
  })

  it('carries at most 63 hashes, a size in its one form, and a checkpoint', () => {
    const line = `${base64(leaf)}\n`
    expect(parseAddCheckpoint(`old 5\n${line.repeat(63)}\nx\n`)?.proof).toHaveLength(63)
    for (const bad of [
      `old 5\n${line.repeat(64)}\nx\n`,
      'old 05\n\nx\n',
      'old -1\n\nx\n',
      'older 5\n\nx\n',
      'old 5\nAAAA\n\nx\n',
      'old 5\n\nx',
      'old 5\n\n',
      'old 5\nx\n',
      'old 5\r\n\r\nx\r\n',
    ])
      expect(parseAddCheckpoint(bad)).toBeUndefined()
    expect(() => formatAddCheckpoint({ oldSize: -1, proof: [], checkpoint: 'x\n' })).toThrow('no byte form')
  })
})

describeWithVectors('the written proofs', 'tlog/generated/leaf512.tlog-proof', () => {
  const folder = 'tlog/generated'
  const policy = parsePolicy(vectorText(`${folder}/policy.txt`))
  const good = [
    { file: 'leaf512.tlog-proof', index: 512 },
    { file: 'leaf0.extra.tlog-proof', index: 0 },
  ]
  const invalid = {
    'leaf512-checkpoint-size-changed': 'log-signature failed bad-signature',
    'leaf512-cosig-time-changed': 'witness-quorum failed bad-signature',
    'leaf512-crlf': 'format failed malformed',
    'leaf512-dropped-hash': 'inclusion failed wrong-path',
    'leaf512-leading-zero-index': 'format failed malformed',
    'leaf512-log-signature-bit': 'log-signature failed bad-signature',
    'leaf512-wrong-index': 'inclusion failed wrong-path',
  }

  it.each(good)('$file passes, and is written here the same', async ({ file, index }) => {
    const text = vectorText(`${folder}/${file}`)
    const report = await verifyTlogProof(text, leafHash(entry(index)), policy)
    expect(report).toMatchObject({ status: 'passed', index })
    expect(summary(report)).toEqual(PASSED)
    expect(report.cosigners.map(({ name }) => name)).toEqual(['w1', 'w2'])
    expect(formatTlogProof(parseTlogProof(text) as TlogProof)).toBe(text)
  })

  it.each(good)('$file does not pass with any byte changed, or cut', async ({ file, index }) => {
    const bytes = vectorBytes(`${folder}/${file}`)
    const isExtra = (at: number): boolean => file.includes('extra') && at >= 29 && at < 54
    for (let at = 0; at < bytes.length; at++) {
      if (isExtra(at)) continue
      const changed = bytes.with(at, (bytes[at] as number) ^ 2)
      expect((await verifyTlogProof(changed, leafHash(entry(index)), policy)).status).not.toBe('passed')
      expect((await verifyTlogProof(bytes.subarray(0, at), leafHash(entry(index)), policy)).status).toBe('failed')
    }
  })

  it.each(Object.entries(invalid))('%s is refused by name', async (name, check) => {
    const report = await verifyTlogProof(
      vectorBytes(`${folder}/invalid/${name}.tlog-proof`),
      leafHash(entry(512)),
      policy,
    )
    expect(report.status).toBe('failed')
    expect(summary(report)).toContain(check)
  })

  it('the request to a witness is read, holds, and is written here the same', async () => {
    const body = vectorText(`${folder}/add-checkpoint.513-700.request`)
    const { oldSize = 0, proof = [], checkpoint = '' } = parseAddCheckpoint(body) ?? {}
    expect(formatAddCheckpoint({ oldSize, proof, checkpoint })).toBe(body)
    expect(oldSize).toBe(513)
    const { log } = vectorJson<{ log: { vkey: string } }>(`${folder}/keys.json`)
    const opening = await openCheckpoint(checkpoint, parseVerifierKey(log.vkey) as VerifierKey)
    const root = 'checkpoint' in opening ? opening.checkpoint.root : new Uint8Array()
    const oldRoot = treeRoot(513, testTree(513).reader)
    expect(verifyConsistency(513, 700, oldRoot, root, proof)).toBe(true)
  })
})
