import { base64url, fromBase64url } from '@chancery/base'
import type { MessageId, PersonId, TextStatement, WireAttachment, WireCard } from '@chancery/protocol'
import type { VaultRef } from '../vault/vault-ref.ts'

/** A person who is named in a text, or everybody in the conversation: UTF-16 offset and length. */
export interface Mention {
  readonly at: number
  readonly length: number
  readonly person: PersonId | 'all'
}

/** A photo, a voice note, or a file. The whole of it lies in the vault. */
export interface Attachment {
  readonly kind: 'photo' | 'voice' | 'file'
  /** Media type, as the sender says. */
  readonly type: string
  /** Bytes of the file itself. */
  readonly size: number
  readonly name?: string
  /** What it shows, for whoever does not see it: one line of at most 300 UTF-16 code units. */
  readonly description?: string
  /** Of a photo: pixels. */
  readonly width?: number
  readonly height?: number
  /** Of a voice note. */
  readonly seconds?: number
  /** Of a voice note: how loud it is, a byte for each of evenly spaced moments; at most 64. */
  readonly waveform?: Uint8Array
  /** A small picture (WebP or JPEG) that travels with the message; at most 5,000 bytes. */
  readonly preview?: Uint8Array
  readonly vault: VaultRef
}

/** A colleague, somebody else, or a place: degrees. */
export type Card =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'contact'; readonly name: string; readonly phone?: string; readonly email?: string }
  | { readonly kind: 'place'; readonly latitude: number; readonly longitude: number; readonly label?: string }

/** 2 to 12 answers, all different. */
export interface Poll {
  readonly options: readonly string[]
  readonly isMultiple: boolean
}

/** What a person says with a message: words, and at most one of an attachment, a card, and a poll. */
export interface Content {
  /** With an attachment, its caption, which may be empty; with a poll, the question; with a card alone, empty. */
  readonly text: string
  readonly mentions?: readonly Mention[]
  readonly answers?: MessageId
  readonly attachment?: Attachment
  readonly card?: Card
  readonly poll?: Poll
  /** It was written somewhere else first. */
  readonly isForwarded?: true
}

type TextBody = Pick<TextStatement, 'k' | 'm' | 'n' | 'q' | 'a' | 'b' | 'v' | 'f'>

/** What a text statement says. */
export function contentFrom({ m, n, q, a, b, v, f }: TextBody): Content {
  return {
    text: m,
    ...(n === undefined ? {} : { mentions: mentionsFrom(n) }),
    ...(q === undefined ? {} : { answers: q }),
    ...(a === undefined ? {} : { attachment: attachmentFrom(a) }),
    ...(b === undefined ? {} : { card: cardFrom(b) }),
    ...(v === undefined ? {} : { poll: { options: v.o, isMultiple: v.x === 1 } }),
    ...(f === undefined ? {} : { isForwarded: true }),
  }
}

/** The same as it is signed. */
export function contentToWire(content: Content): TextBody {
  const { text, mentions, answers, attachment, card, poll, isForwarded } = content
  return {
    k: 't',
    m: text,
    ...(mentions === undefined || mentions.length === 0 ? {} : { n: mentionsToWire(mentions) }),
    ...(answers === undefined ? {} : { q: answers }),
    ...(attachment === undefined ? {} : { a: attachmentToWire(attachment) }),
    ...(card === undefined ? {} : { b: cardToWire(card) }),
    ...(poll === undefined ? {} : { v: { o: [...poll.options], ...(poll.isMultiple ? { x: 1 as const } : {}) } }),
    ...(isForwarded === undefined ? {} : { f: 1 as const }),
  }
}

/** Mentions as they stand in a statement. */
export function mentionsFrom(wire: NonNullable<TextStatement['n']>): Mention[] {
  return wire.map(([at, length, person]) => ({ at, length, person }))
}

/** Mentions as they are signed. */
export function mentionsToWire(mentions: readonly Mention[]): NonNullable<TextStatement['n']> {
  return mentions.map(({ at, length, person }) => [at, length, person])
}

const KINDS = { p: 'photo', v: 'voice', f: 'file' } as const
const LETTERS = { photo: 'p', voice: 'v', file: 'f' } as const

function attachmentFrom({ y, t, z, n, d, w, s, l, i, k, h, x }: WireAttachment): Attachment {
  return {
    kind: KINDS[y],
    type: t,
    size: z,
    ...(n === undefined ? {} : { name: n }),
    ...(d === undefined ? {} : { description: d }),
    ...(w === undefined ? {} : { width: w[0], height: w[1] }),
    ...(s === undefined ? {} : { seconds: s }),
    ...(l === undefined ? {} : { waveform: fromBase64url(l) as Uint8Array }),
    ...(i === undefined ? {} : { preview: fromBase64url(i) as Uint8Array }),
    vault: { key: k, hash: h, isIndex: x === 1 },
  }
}

function attachmentToWire(attachment: Attachment): WireAttachment {
  const { kind, type, size, name, description, width, height, seconds, waveform, preview, vault } = attachment
  return {
    y: LETTERS[kind],
    t: type,
    z: size,
    ...(name === undefined || name === '' ? {} : { n: name }),
    ...(description === undefined || description === '' ? {} : { d: description }),
    ...(width === undefined || height === undefined ? {} : { w: [width, height] }),
    ...(seconds === undefined ? {} : { s: seconds }),
    ...(waveform === undefined ? {} : { l: base64url(waveform) }),
    ...(preview === undefined ? {} : { i: base64url(preview) }),
    k: vault.key,
    h: vault.hash,
    ...(vault.isIndex ? { x: 1 } : {}),
  }
}

/** Places are signed in millionths of a degree: about ten centimetres. */
const MILLIONTHS = 1_000_000

function cardFrom(wire: WireCard): Card {
  if ('p' in wire) return { kind: 'person', person: wire.p }
  if ('g' in wire) {
    const [latitude, longitude] = wire.g
    const place = { kind: 'place', latitude: latitude / MILLIONTHS, longitude: longitude / MILLIONTHS } as const
    return wire.n === undefined ? place : { ...place, label: wire.n }
  }
  const { n, t, e } = wire
  return {
    kind: 'contact',
    name: n,
    ...(t === undefined ? {} : { phone: t }),
    ...(e === undefined ? {} : { email: e }),
  }
}

function cardToWire(card: Card): WireCard {
  if (card.kind === 'person') return { p: card.person }
  if (card.kind === 'place') {
    const { latitude, longitude, label } = card
    const g: [number, number] = [Math.round(latitude * MILLIONTHS), Math.round(longitude * MILLIONTHS)]
    return label === undefined || label === '' ? { g } : { g, n: label }
  }
  const { name, phone, email } = card
  return {
    n: name,
    ...(phone === undefined || phone === '' ? {} : { t: phone }),
    ...(email === undefined || email === '' ? {} : { e: email }),
  }
}
