import type { Mention } from '../../../contract/topics.ts'
import type { Marked, QuotedLine } from './marked.ts'
import { parseInline } from './parse-inline.ts'

const FENCE = '```'

/**
 * What a text means: `*bold*`, `_italic_`, `~strike~`, `` `mono` ``, blocks between ```` ``` ````, lines that begin with
 * `>`, https links, and mentions. Whatever is not a mark is text; nothing is refused. Takes time in proportion to the text.
 */
export function parseMarks(text: string, mentions: readonly Mention[] = []): Marked[] {
  const known = usableMentions(text, mentions).reverse()
  const nodes: Marked[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf(FENCE, at)
    const close = open === -1 ? -1 : text.indexOf(FENCE, open + FENCE.length)
    if (close === -1) break
    const inside = text.slice(open + FENCE.length, close)
    if (inside.trim() === '') {
      parseLines(nodes, text, [at, close + FENCE.length], known)
    } else {
      parseLines(nodes, text, [at, open], known)
      nodes.push({ kind: 'block', marker: FENCE, text: inside })
    }
    at = close + FENCE.length
  }
  parseLines(nodes, text, [at, text.length], known)
  return joinTexts(nodes)
}

/** Mentions that lie within the text, in order, without overlaps. A sender's numbers are not to be trusted. */
function usableMentions(text: string, mentions: readonly Mention[]): Mention[] {
  const usable: Mention[] = []
  let end = 0
  for (const mention of mentions.toSorted((a, b) => a.at - b.at)) {
    const { at, length } = mention
    const isInside = Number.isInteger(at) && Number.isInteger(length) && at >= end && length > 1
    if (!isInside || at + length > text.length || text[at] !== '@') continue
    if (text.slice(at, at + length).includes('\n')) continue
    usable.push(mention)
    end = at + length
  }
  return usable
}

/** Lines from `start` to `end`: those that begin with `>` become quotes, one for all that follow each other. */
function parseLines(
  nodes: Marked[],
  text: string,
  [start, end]: readonly [start: number, end: number],
  mentions: Mention[],
): void {
  let quoted: QuotedLine[] | undefined
  for (let at = start; at < end;) {
    const found = text.indexOf('\n', at)
    const lineEnd = found === -1 || found >= end ? end : found
    const inLine = takeMentions(mentions, at, lineEnd)
    const isQuote = (at === 0 || text[at - 1] === '\n') && text[at] === '>' && at + 1 < lineEnd
    if (isQuote) {
      const mark = text[at + 1] === ' ' ? '> ' : '>'
      const line = { prefix: mark, children: parseInline(text, [at + mark.length, lineEnd], inLine) }
      if (quoted === undefined) nodes.push({ kind: 'quote', lines: (quoted = [line]) })
      else {
        // The line break before it was put down as text.
        nodes.pop()
        quoted.push({ ...line, prefix: `\n${mark}` })
      }
    } else {
      quoted = undefined
      for (const node of parseInline(text, [at, lineEnd], inLine)) nodes.push(node)
    }
    if (lineEnd < end) nodes.push({ kind: 'text', text: '\n' })
    at = lineEnd + 1
  }
}

/** Takes off the front of `mentions` those before `end`, and gives those that lie between. */
function takeMentions(mentions: Mention[], start: number, end: number): Mention[] {
  const taken: Mention[] = []
  // Last first, so that taking one costs nothing.
  for (let next = mentions.at(-1); next !== undefined && next.at < end; next = mentions.at(-1)) {
    mentions.pop()
    if (next.at >= start && next.at + next.length <= end) taken.push(next)
  }
  return taken
}

function joinTexts(nodes: readonly Marked[]): Marked[] {
  const joined: Marked[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}
