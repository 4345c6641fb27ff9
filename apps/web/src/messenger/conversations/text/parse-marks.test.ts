import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '@chancery/protocol'
import type { Marked } from './marked.ts'
import { plainOf, sourceOf } from './marked.ts'
import { parseMarks } from './parse-marks.ts'

const alice = 'A'.repeat(22) as PersonId

function kinds(nodes: readonly Marked[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'quote') return `quote(${node.lines.map((line) => kinds(line.children)).join('|')})`
      return 'children' in node ? `${node.kind}(${kinds(node.children)})` : `${node.kind}:${node.text}`
    })
    .join(' ')
}

const read = (text: string): string => kinds(parseMarks(text))

describe('marks in a text', () => {
  it.each([
    ['*now*', 'bold(text:now)'],
    ['a *b _c_ ~d~* e', 'text:a  bold(text:b  italic(text:c) text:  strike(text:d)) text: e'],
    ['`*as it is*`', 'mono:*as it is*'],
    ['*आज* और _कल_', 'bold(text:आज) text: और  italic(text:कल)'],
    ['*कि* ठीक', 'bold(text:कि) text: ठीक'],
    ['see ```\nlet a = *b*\n``` there', 'text:see  block:\nlet a = *b*\n text: there'],
    ['> one\n> *two*\nthree', 'quote(text:one|bold(text:two)) text:\nthree'],
    ['(*x*)', 'text:( bold(text:x) text:)'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    '2 * 3 * 4',
    'snake_case_name',
    'a*b*c',
    '**',
    '* a *',
    '*open',
    '*no\nlines*',
    '`',
    '``',
    '```',
    '``````',
    '>',
    'कि*ताब*',
    '*️⃣ one *️⃣',
    'http://not.safe',
    'xhttps://a.b',
    'https://',
    'https://bank.example@evil.example',
  ])('leaves %j alone', (text) => {
    expect(read(text)).toBe(`text:${text}`)
  })

  it.each([
    ['go to https://a.example/x_y_z?q=1#f.', 'https://a.example/x_y_z?q=1#f', '.'],
    ['(https://a.example/b_(c))', 'https://a.example/b_(c)', ')'],
    ['यहाँ https://a.example/पता।', 'https://a.example/पता', '।'],
  ])('finds the link in %j', (text, link, after) => {
    const nodes = parseMarks(text)
    expect(nodes).toContainEqual({ kind: 'link', text: link })
    expect(nodes.at(-1)).toEqual({ kind: 'text', text: after })
  })

  it('shows a mention as one piece, whatever marks its name has', () => {
    const text = '*hello @A*b c* you'
    expect(kinds(parseMarks(text, [{ at: 7, length: 6, person: alice }]))).toBe(
      'bold(text:hello  mention:@A*b c) text: you',
    )
  })

  it('ignores mentions that point outside, overlap, or name nothing', () => {
    const wrong = [
      { at: 1, length: 1, person: alice },
      { at: -1, length: 3, person: alice },
      { at: 0, length: 99, person: alice },
      { at: 0.5, length: 2, person: alice },
      { at: 3, length: 2, person: alice },
    ]
    expect(parseMarks('abc def', wrong)).toEqual([{ kind: 'text', text: 'abc def' }])
  })

  const pieces = fc.constantFrom(
    '*',
    '_',
    '~',
    '`',
    '```',
    '>',
    '> ',
    '\n',
    ' ',
    'a',
    'प्रि',
    '🙂',
    'https://a.b/(_c',
    '@',
    '️⃣',
    '\ud800',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
    fc.string({ unit: 'binary' }),
  )
  const mentions = fc.array(
    fc.record({
      at: fc.integer({ min: -2, max: 60 }),
      length: fc.integer({ min: 0, max: 20 }),
      person: fc.constant(alice),
    }),
  )

  it('gives the text back, character for character, whatever it is', () => {
    fc.assert(
      fc.property(texts, mentions, (text, list) => {
        expect(sourceOf(parseMarks(text, list))).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  it('shows nothing that is not in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0
        for (const unit of plainOf(parseMarks(text)).split('')) {
          at = text.indexOf(unit, at) + 1
          expect(at).toBeGreaterThan(0)
        }
      }),
    )
  })

  it.each(['*', '_', '`', '```a', '> ', '*_~', '@', 'https://a.b/', '(https://a.b', '> \n', '*a ', '*a* ', '`a\n'])(
    'takes time in proportion to the text for %j over and over',
    (piece) => {
      const timeOf = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length))
        const start = performance.now()
        expect(sourceOf(parseMarks(text))).toBe(text)
        return performance.now() - start
      }
      timeOf(10_000)
      // 200,000 characters are twelve times the longest message; a quadratic reading would take minutes.
      expect(timeOf(200_000)).toBeLessThan(2000)
    },
  )
})
