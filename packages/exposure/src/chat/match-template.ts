/** A wording with slots, ready to be compared with lines. */
export interface Template {
  /** What stands before, between, and behind the slots. */
  readonly literals: readonly string[]
  readonly slots: readonly string[]
  /** How many characters are fixed: of two templates that fit, the longer one says more. */
  readonly weight: number
}

/** Slots that may be empty. */
const OPTIONAL = new Set(['x', 'y'])
const LONGEST_SLOT = 4000

/** Reads `{a} added {p}`. */
export function toTemplate(wording: string): Template {
  const parts = wording.normalize('NFC').split(/\{(\w)\}/u)
  const literals = parts.filter((_, index) => index % 2 === 0)
  return {
    literals,
    slots: parts.filter((_, index) => index % 2 === 1),
    weight: literals.reduce((sum, literal) => sum + literal.length, 0),
  }
}

/** What stands in the slots, in their order, or nothing where the text is worded otherwise. Linear: nothing is tried twice. */
export function matchTemplate(template: Template, text: string): string[] | undefined {
  const { literals, slots } = template
  const last = literals.at(-1) ?? ''
  const first = literals[0] ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < template.weight) return undefined
  if (slots.length === 0) return text === first ? [] : undefined
  const found: string[] = []
  let at = first.length
  for (const [index, slot] of slots.entries()) {
    const isLast = index === slots.length - 1
    // A slot has at least one character, so that `{a} added` is not found in `added`.
    const from = OPTIONAL.has(slot) ? at : at + 1
    const end = isLast ? text.length - last.length : text.indexOf(literals[index + 1] ?? '', from)
    if (end < from || end - at > LONGEST_SLOT) return undefined
    found.push(text.slice(at, end))
    at = end + (isLast ? 0 : (literals[index + 1] ?? '').length)
  }
  return found
}
