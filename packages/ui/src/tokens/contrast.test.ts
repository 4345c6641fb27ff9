import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const theme = read('./theme.css')
const declarations = (css: string) =>
  new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name, value]) => [name, value]))

const palette = declarations(read('./palette.css'))
const [plain = '', ...blocks] = theme.split(/(?=@media \(prefers-contrast|:root\[data-contrast)/u)
const normal = declarations(plain)
const more = blocks.map(declarations)

type Scheme = 'light' | 'dark'

/** The colour that a semantic name has in the end. */
function colour(name: string, scheme: Scheme, contrast: 'normal' | 'more'): string {
  const value = (contrast === 'more' ? more[0]?.get(`--color-${name}`) : undefined) ?? normal.get(`--color-${name}`)
  const [, light, dark] = /^light-dark\(var\((--[\w-]+)\), var\((--[\w-]+)\)\)$/u.exec(value ?? '') ?? []
  const raw = palette.get((scheme === 'light' ? light : dark) ?? '')
  if (raw === undefined) throw new Error(`--color-${name} has no colour in ${scheme}`)
  return raw
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = [
  'bg-page',
  'bg-sunken',
  'bg-surface',
  'bg-raised',
  'bg-hover',
  'bg-pressed',
  'bg-selected',
  'bg-own',
  'bg-other',
]
const tints = ['accent-subtle', 'danger-subtle', 'warning-subtle', 'success-subtle']
const calm = ['bg-page', 'bg-sunken', 'bg-surface', 'bg-raised', 'bg-other', 'bg-hover', 'bg-own', 'bg-selected']

const texts: [string, string][] = [
  ...[...grounds, ...tints].flatMap((ground): [string, string][] => [
    ['text-primary', ground],
    ['text-secondary', ground],
  ]),
  ...[...calm, ...tints].flatMap((ground): [string, string][] => [['text-muted', ground]]),
  ...[...calm, 'accent-subtle'].map((ground): [string, string] => ['accent-text', ground]),
  ...['danger', 'warning', 'success'].flatMap((tone): [string, string][] => [
    [`${tone}-text`, `${tone}-subtle`],
    [`${tone}-text`, 'bg-page'],
    [`${tone}-text`, 'bg-surface'],
    [`${tone}-text`, 'bg-raised'],
  ]),
  ['text-on-accent', 'accent-solid'],
  ['text-on-accent', 'accent-hover'],
  ['text-on-danger', 'danger-solid'],
  ['text-on-danger', 'danger-hover'],
  ['text-inverse', 'bg-inverse'],
  ...Array.from({ length: 8 }, (_, hue): [string, string] => [`avatar-${hue}-text`, `avatar-${hue}-bg`]),
]

/** What must be seen to use something, though it is no text: borders of fields, the ring, the mark of what is chosen. */
const shapes: [string, string][] = [...grounds, ...tints].flatMap((ground): [string, string][] => [
  ['focus-ring', ground],
])
shapes.push(
  ...['bg-page', 'bg-sunken', 'bg-surface', 'bg-raised'].flatMap((ground): [string, string][] => [
    ['border-strong', ground],
    ['accent-mark', ground],
    ['accent-solid', ground],
  ]),
)

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const tooLow = (pairs: [string, string][], level: 'normal' | 'more', least: number) =>
    pairs
      .map(([over, under]) => ({
        over,
        under,
        ratio: contrast(colour(over, scheme, level), colour(under, scheme, level)),
      }))
      .filter(({ ratio }) => ratio < least)
      .map(({ over, under, ratio }) => `${over} on ${under} is ${ratio.toFixed(2)}`)

  test('every text has 4.5 : 1 (WCAG AA)', () => {
    expect(tooLow(texts, 'normal', 4.5)).toEqual([])
  })

  test('rings, borders of fields, and marks have 3 : 1', () => {
    expect(tooLow(shapes, 'normal', 3)).toEqual([])
  })

  test('with more contrast every text has 7 : 1 (WCAG AAA)', () => {
    expect(tooLow(texts, 'more', 7)).toEqual([])
  })

  test('with more contrast rings, borders, and marks have 4.5 : 1', () => {
    expect(tooLow(shapes, 'more', 4.5)).toEqual([])
  })
})

test('more contrast is the same whether the system or the person asks for it', () => {
  expect(blocks).toHaveLength(2)
  expect(more[0]?.size).toBeGreaterThan(10)
  expect([...(more[0] ?? [])]).toEqual([...(more[1] ?? [])])
})

test('the measure itself is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
