import type { PersonId } from '@chancery/protocol'

/** What the marks in a text make of it. Every character of the text is in exactly one node, markers included. */
export type Marked =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Emphasis; readonly marker: string; readonly children: readonly Marked[] }
  | { readonly kind: 'mono' | 'block'; readonly marker: string; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly person: PersonId | 'all' }
  | { readonly kind: 'quote'; readonly lines: readonly QuotedLine[] }

export type Emphasis = 'bold' | 'italic' | 'strike'

export interface QuotedLine {
  /** `> `, `>`, with the line break before it on every line but the first. */
  readonly prefix: string
  readonly children: readonly Marked[]
}

/** The text that these nodes were made of. */
export function sourceOf(nodes: readonly Marked[]): string {
  return nodes.map(sourceOfNode).join('')
}

function sourceOfNode(node: Marked): string {
  switch (node.kind) {
    case 'text':
    case 'link':
    case 'mention':
      return node.text
    case 'mono':
    case 'block':
      return node.marker + node.text + node.marker
    case 'quote':
      return node.lines.map(({ prefix, children }) => prefix + sourceOf(children)).join('')
    case 'bold':
    case 'italic':
    case 'strike':
      return node.marker + sourceOf(node.children) + node.marker
  }
}

/** What a person reads: the text without its markers. */
export function plainOf(nodes: readonly Marked[]): string {
  return nodes.map(plainOfNode).join('')
}

function plainOfNode(node: Marked): string {
  switch (node.kind) {
    case 'quote':
      return node.lines.map(({ children }, index) => (index > 0 ? '\n' : '') + plainOf(children)).join('')
    case 'bold':
    case 'italic':
    case 'strike':
      return plainOf(node.children)
    case 'text':
    case 'link':
    case 'mention':
    case 'mono':
    case 'block':
      return node.text
  }
}
