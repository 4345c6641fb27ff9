import { readFileSync } from 'node:fs'
import { concatBytes, fromHex, hex } from '@chancery/base'
import {
  INTRO_TAG_KEY,
  TAG_BYTES,
  decodeAnchor,
  decodeFragment,
  encodeAnchor,
  encodeFragment,
  joinFragments,
} from '@chancery/protocol'
import type { Fragment } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { openSealed, seal } from '../public/sealed.ts'
import { deriveCellKeys, messageKeyOf, openCell } from './cell-keys.ts'
import { advanceDay, dayKeyAt } from './day-chain.ts'
import { batchTags, findTags, makeTag } from './tag.ts'

interface Vectors {
  epochSecret: string
  days: { day: number; secret: string; dayKey: string; tagKey: string; cellKey: string }[]
  message: {
    bytes: string
    id: string
    cells: { index: number; nonce: string; messageKey: string; plaintext: string; cell: string }[]
  }
  shortPlaintext: { text: string; plaintext: string }
  introTagKey: string
  introTag: string
  anchor: { time: number; registerCheckpoint: string; cell: string }
}

const vectors = JSON.parse(readFileSync(new URL('../../../../vectors/cell.json', import.meta.url), 'utf8')) as Vectors
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const chain = { day: vectors.days[0]?.day as number, secret: bytes(vectors.epochSecret) }
const keys = deriveCellKeys(dayKeyAt(chain, chain.day) as Uint8Array)

describe('vectors/cell.json', () => {
  it.each(vectors.days)('gives the secret and the keys of day $day', ({ day, secret, dayKey, tagKey, cellKey }) => {
    expect(hex(advanceDay(chain, day).secret)).toBe(secret)
    expect(hex(dayKeyAt(chain, day) as Uint8Array)).toBe(dayKey)
    const derived = deriveCellKeys(bytes(dayKey))
    expect({ tagKey: hex(derived.tagKey), cellKey: hex(derived.cellKey) }).toEqual({ tagKey, cellKey })
  })

  it.each(vectors.message.cells)('makes and opens cell $index, byte for byte', (cell) => {
    const nonce = bytes(cell.nonce)
    const messageKey = messageKeyOf(keys, nonce)
    expect(hex(messageKey)).toBe(cell.messageKey)
    const fragment = decodeFragment(bytes(cell.plaintext)) as Fragment
    expect(hex(encodeFragment(fragment))).toBe(cell.plaintext)
    expect(hex(concatBytes(makeTag(keys.tagKey, nonce), seal(messageKey, nonce, bytes(cell.plaintext))))).toBe(
      cell.cell,
    )
    expect(findTags(keys.tagKey, batchTags(bytes(cell.cell).subarray(0, TAG_BYTES)))).toEqual([0])
    expect(openCell(keys, bytes(cell.cell))).toEqual(fragment)
    expect(hex(openSealed(messageKey, nonce, bytes(cell.cell).subarray(TAG_BYTES)) as Uint8Array)).toBe(cell.plaintext)
  })

  it('gives the message back from its cells', () => {
    const fragments = vectors.message.cells.map(({ cell }) => openCell(keys, bytes(cell)) as Fragment)
    expect(hex(joinFragments(fragments) as Uint8Array)).toBe(vectors.message.bytes)
    expect(fragments.map(({ message }) => message)).toEqual(fragments.map(() => vectors.message.id))
  })

  it('fills a short message up with zeros', () => {
    const fragment = decodeFragment(bytes(vectors.shortPlaintext.plaintext))
    expect(new TextDecoder().decode(fragment?.data)).toBe(vectors.shortPlaintext.text)
  })

  it('has the tag key of intros, and a tag under it', () => {
    expect(hex(INTRO_TAG_KEY)).toBe(vectors.introTagKey)
    expect(findTags(INTRO_TAG_KEY, batchTags(bytes(vectors.introTag)))).toEqual([0])
  })

  it('has an anchor', () => {
    const { cell, ...anchor } = vectors.anchor
    expect(hex(encodeAnchor(anchor))).toBe(cell)
    expect(decodeAnchor(bytes(cell))).toEqual(anchor)
  })
})
