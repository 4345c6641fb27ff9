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

interface Open {
  readonly marker: string
  /** How many nodes there were before the marker. */
  readonly nodes: number
}

/** The marks within one line, from `start` to `end`. `mentions` are in order and lie inside. */
export function parseInline(
  text: string,
  [start, end]: readonly [start: number, end: number],
  mentions: readonly Mention[],
): Marked[] {
  const nodes: Marked[] = []
  const open: Open[] = []
  let plain = start
  let noTick = false
  let next = 0
  const flush = (to: number): void => {
    if (to > plain) nodes.push({ kind: 'text', text: text.slice(plain, to) })
  }
  const put = (from: number, to: number, node: Marked): number => {
    flush(from)
    nodes.push(node)
    plain = to
    return to
  }
  for (let at = start; at < end;) {
    const mention = mentions[next]
    if (mention?.at === at) {
      next += 1
      const to = at + mention.length
      at = put(at, to, { kind: 'mention', text: text.slice(at, to), person: mention.person })
      continue
    }
    const character = text[at] as string
    const limit = mention?.at ?? end
    if (character === 'h') {
      const to = linkEnd(text, at, limit)
      if (to > at && !isWordBefore(text, at, start)) at = put(at, to, { kind: 'link', text: text.slice(at, to) })
      else at += 1
    } else if (character === '`' && !noTick) {
      const close = text.indexOf('`', at + 1)
      noTick = close === -1 || close >= end
      if (noTick || close >= limit || close === at + 1) at += 1
      else at = put(at, close + 1, { kind: 'mono', marker: '`', text: text.slice(at + 1, close) })
    } else if (EMPHASES.has(character) && !JOINS.test(characterAt(text, at + 1, end))) {
      const depth = open.findIndex(({ marker }) => marker === character)
      if (depth !== -1 && canClose(text, at, end) && hasContent(at)) {
        flush(at)
        plain = at + 1
        close(nodes, open, depth)
      } else if (depth === -1 && canOpen(text, at, [start, end])) {
        flush(at)
        plain = at + 1
        open.push({ marker: character, nodes: nodes.length })
        nodes.push({ kind: 'text', text: character })
      }
      at += 1
    } else at += 1
  }
  flush(end)
  return nodes

  function hasContent(at: number): boolean {
    return at > plain || nodes.at(-1) !== nodes[open.at(-1)?.nodes ?? -1]
  }
}

/** Puts all that came after an open marker inside of it. Markers that were opened later were none. */
function close(nodes: Marked[], open: Open[], depth: number): void {
  const { marker, nodes: from } = open[depth] as Open
  open.length = depth
  const [, ...children] = nodes.splice(from)
  nodes.push({ kind: EMPHASES.get(marker) as Emphasis, marker, children })
}

function canOpen(text: string, at: number, [start, end]: readonly [number, number]): boolean {
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
  return WORD.test(isLow ? String.fromCodePoint(text.codePointAt(at - 2) as number) : (text[at - 1] as string))
}

function characterAt(text: string, at: number, end: number): string {
  return at < end ? String.fromCodePoint(text.codePointAt(at) as number) : ''
}
