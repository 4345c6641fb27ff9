import type { Mention } from '../../../contract/topics.ts'
import { linkEnd } from './link-end.ts'
import type { Emphasis, Marked } from './marked.ts'

const EMPHASES: ReadonlyMap<string, Emphasis> = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
])
// Vowel signs and joiners belong to the letter before them.
const WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]/u
const BLANK = /\s/u
// A marker with one of these behind it is a picture or a letter with an accent (*️⃣), not a marker.
const JOINS = /[\p{M}\u200d]/u

type Range = readonly [start: number, end: number]

interface Open {
  readonly marker: string
  /** How many nodes there were before the marker. */
  readonly nodes: number
}

/** The marks within one line, from `start` to `end`. `mentions` are in order and lie inside. */
export function parseInline(text: string, [start, end]: Range, mentions: readonly Mention[]): Marked[] {
  return new InlineReader(text, [start, end], mentions).read()
}

/** Goes through a line once. What was passed and is not in a node yet begins at `#plain`. */
class InlineReader {
  readonly #text: string
  readonly #start: number
  readonly #end: number
  readonly #mentions: readonly Mention[]
  readonly #nodes: Marked[] = []
  readonly #open: Open[] = []
  #plain: number
  #nextMention = 0
  #hasTick = true

  constructor(text: string, [start, end]: Range, mentions: readonly Mention[]) {
    this.#text = text
    this.#start = start
    this.#end = end
    this.#mentions = mentions
    this.#plain = start
  }

  read(): Marked[] {
    for (let at = this.#start; at < this.#end;) at = this.#step(at)
    this.#flush(this.#end)
    return this.#nodes
  }

  /** Takes what begins at `at` and gives where it ends. */
  #step(at: number): number {
    const mention = this.#mentions[this.#nextMention]
    if (mention?.at === at) {
      this.#nextMention += 1
      const to = at + mention.length
      return this.#put(at, to, { kind: 'mention', text: this.#text.slice(at, to), person: mention.person })
    }
    const limit = mention?.at ?? this.#end
    const character = this.#text.charAt(at)
    if (character === 'h') return this.#link(at, limit)
    if (character === '`') return this.#mono(at, limit)
    if (EMPHASES.has(character)) this.#emphasis(at, character)
    return at + 1
  }

  #link(at: number, limit: number): number {
    const to = linkEnd(this.#text, at, limit)
    if (to === at || isWordBefore(this.#text, at, this.#start)) return at + 1
    return this.#put(at, to, { kind: 'link', text: this.#text.slice(at, to) })
  }

  #mono(at: number, limit: number): number {
    if (!this.#hasTick) return at + 1
    const end = this.#text.indexOf('`', at + 1)
    this.#hasTick = end !== -1 && end < this.#end
    if (!this.#hasTick || end >= limit || end === at + 1) return at + 1
    return this.#put(at, end + 1, { kind: 'mono', marker: '`', text: this.#text.slice(at + 1, end) })
  }

  #emphasis(at: number, marker: string): void {
    const [text, end] = [this.#text, this.#end]
    if (JOINS.test(characterAt(text, at + 1, end))) return
    const depth = this.#open.findIndex((open) => open.marker === marker)
    if (depth !== -1 && canClose(text, at, end) && this.#hasContent(at)) {
      this.#flush(at)
      this.#plain = at + 1
      close(this.#nodes, this.#open, depth)
    } else if (depth === -1 && canOpen(text, at, [this.#start, end])) {
      this.#flush(at)
      this.#plain = at + 1
      this.#open.push({ marker, nodes: this.#nodes.length })
      // Text, until it is closed.
      this.#nodes.push({ kind: 'text', text: marker })
    }
  }

  #hasContent(at: number): boolean {
    return at > this.#plain || this.#nodes.length - 1 !== this.#open.at(-1)?.nodes
  }

  #put(from: number, to: number, node: Marked): number {
    this.#flush(from)
    this.#nodes.push(node)
    this.#plain = to
    return to
  }

  #flush(to: number): void {
    if (to > this.#plain) this.#nodes.push({ kind: 'text', text: this.#text.slice(this.#plain, to) })
  }
}

/** Puts all that came after an open marker inside of it. Markers that were opened later were none. */
function close(nodes: Marked[], open: Open[], depth: number): void {
  const [opened] = open.splice(depth)
  if (opened === undefined) return
  const { marker, nodes: from } = opened
  const [, ...children] = nodes.splice(from)
  nodes.push({ kind: EMPHASES.get(marker) as Emphasis, marker, children })
}

function canOpen(text: string, at: number, [start, end]: Range): boolean {
  const after = characterAt(text, at + 1, end)
  return after !== '' && !BLANK.test(after) && !isWordBefore(text, at, start)
}

function canClose(text: string, at: number, end: number): boolean {
  return !BLANK.test(text[at - 1] ?? ' ') && !WORD.test(characterAt(text, at + 1, end))
}

function isWordBefore(text: string, at: number, start: number): boolean {
  if (at <= start) return false
  const last = text.codePointAt(at - 1) as number
  const isLow = last >= 0xdc00 && last <= 0xdfff && at - 2 >= start
  return WORD.test(isLow ? String.fromCodePoint(text.codePointAt(at - 2) as number) : text.charAt(at - 1))
}

function characterAt(text: string, at: number, end: number): string {
  return at < end ? String.fromCodePoint(text.codePointAt(at) as number) : ''
}
