import { memo } from 'react'
import type { ReactNode } from 'react'
import type { PersonId } from '@chancery/protocol'
import type { Mention } from '../../../contract/topics.ts'
import { isEmojiOnly } from './is-emoji-only.ts'
import type { Marked } from './marked.ts'
import { parseMarks } from './parse-marks.ts'
import styles from './marked-text.module.css'

interface MarkedTextProps {
  readonly text: string
  readonly mentions?: readonly Mention[] | undefined
  /** Whose own name is told apart. */
  readonly self: PersonId
}

const tags = { bold: 'strong', italic: 'em', strike: 's' } as const

/** A message's text with its marks. Links open elsewhere and tell nothing; nothing is fetched for them. */
export const MarkedText = memo(function MarkedText({ text, mentions, self }: MarkedTextProps) {
  const size = isEmojiOnly(text) ? styles.large : ''
  return <div className={`${styles.text} ${size}`}>{shown(parseMarks(text, mentions ?? []), self)}</div>
})

function shown(nodes: readonly Marked[], self: PersonId): ReactNode[] {
  return nodes.map((node, index) => {
    const before = nodes[index - 1]
    const after = nodes[index + 1]
    if (node.kind === 'text') {
      let { text } = node
      // A block begins and ends a line by itself.
      if (isBlock(before) && text.startsWith('\n')) text = text.slice(1)
      if (isBlock(after) && text.endsWith('\n')) text = text.slice(0, -1)
      return text
    }
    return <Node key={index} node={node} self={self} />
  })
}

function Node({ node, self }: { readonly node: Exclude<Marked, { kind: 'text' }>; readonly self: PersonId }) {
  switch (node.kind) {
    case 'bold':
    case 'italic':
    case 'strike': {
      const Tag = tags[node.kind]
      return <Tag>{shown(node.children, self)}</Tag>
    }
    case 'mono':
      return (
        <code className={styles.mono} dir="ltr">
          {node.text}
        </code>
      )
    case 'block':
      return (
        <pre className={styles.block} dir="ltr">
          <code>{node.text.replace(/^\n|\n$/g, '')}</code>
        </pre>
      )
    case 'link':
      return (
        <a className={styles.link} dir="ltr" href={node.text} target="_blank" rel="noreferrer noopener">
          {node.text}
        </a>
      )
    case 'mention':
      return (
        <span className={`${styles.mention} ${node.person === self || node.person === 'all' ? styles.own : ''}`}>
          {node.text}
        </span>
      )
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          {node.lines.map((line, index) => (
            <div key={index}>{shown(line.children, self)}</div>
          ))}
        </blockquote>
      )
  }
}

function isBlock(node: Marked | undefined): boolean {
  return node?.kind === 'block' || node?.kind === 'quote'
}
