import { textError } from './text-error.ts'

/** What stands in an XML file, in its order. Names are without their prefixes. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** A comment or a tag of more than this is no document's. */
const LONGEST = 4_000_000
const LONGEST_TEXT = 65_536
const LONGEST_ENTITY = 12

/** Marks that are skipped as a whole: how they begin, and how they end. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const

/**
 * Reads XML as office documents use it, piece by piece: no names of entities but the five, no definitions, nothing fetched. What is
 * not well-formed is read as far as it can be.
 *
 * @throws {@link CodedError} `text/damaged` for a tag without an end
 */
export function* scanXml(pieces: Iterable<string>): Generator<XmlEvent> {
  let rest = ''
  for (const piece of pieces) {
    rest += piece
    let at = 0
    for (;;) {
      const step = next(rest, at)
      if (step === undefined) break
      yield* step.events
      at = step.end
    }
    rest = rest.slice(at)
    if (rest.length > LONGEST) throw textError('text/damaged')
  }
  if (rest !== '' && !rest.startsWith('<')) yield { kind: 'text', text: decodeEntities(rest) }
}

interface Step {
  readonly events: readonly XmlEvent[]
  readonly end: number
}

/** What begins at `at`, if its end has come. */
function next(text: string, at: number): Step | undefined {
  if (at >= text.length) return undefined
  if (text[at] !== '<') return nextText(text, at)
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at)
    return end < 0 ? undefined : { events: [{ kind: 'text', text: text.slice(at + 9, end) }], end: end + 3 }
  }
  for (const [opening, closing] of SKIPPED) {
    if (!text.startsWith(opening, at)) continue
    const end = text.indexOf(closing, at + opening.length)
    return end < 0 ? undefined : { events: [], end: end + closing.length }
  }
  const end = tagEnd(text, at)
  return end < 0 ? undefined : { events: tagEvents(text.slice(at + 1, end)), end: end + 1 }
}

function nextText(text: string, at: number): Step | undefined {
  let end = text.indexOf('<', at)
  if (end < 0) {
    if (text.length - at < LONGEST_TEXT) return undefined
    const entity = text.indexOf('&', text.length - LONGEST_ENTITY)
    end = entity < 0 ? text.length : entity
  }
  return { events: [{ kind: 'text', text: decodeEntities(text.slice(at, end)) }], end }
}

/** Where a tag ends: the first `>` outside quotes. */
function tagEnd(text: string, at: number): number {
  const first = text.indexOf('>', at)
  if (first < 0) return -1
  const quotes = text.slice(at, first)
  if (!quotes.includes('"') && !quotes.includes("'")) return first
  let quote = ''
  for (let index = at; index < text.length; index++) {
    const character = text[index] as string
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return index
  }
  return -1
}

function tagEvents(tag: string): XmlEvent[] {
  if (tag.startsWith('!')) return []
  if (tag.startsWith('/')) return [{ kind: 'close', name: localName(tag.slice(1).trim()) }]
  const isEmpty = tag.endsWith('/')
  const body = isEmpty ? tag.slice(0, -1) : tag
  const [, full = ''] = /^([^\s]*)/.exec(body) ?? []
  const name = localName(full)
  const open = { kind: 'open', name, attributes: body.slice(full.length), isEmpty } as const
  return isEmpty ? [open, { kind: 'close', name }] : [open]
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(String.raw`(?:^|[\s:])${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  return found === null ? undefined : decodeEntities(found[1] ?? found[2] ?? '')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
