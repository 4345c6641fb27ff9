import type { ActStatement, MessageId } from '@chancery/protocol'
import type { Mention } from './content.ts'
import { mentionsFrom, mentionsToWire } from './content.ts'

/** What a person does to a message. */
export type Act =
  /** Another text, or caption, in the place of the one before. */
  | { readonly kind: 'edit'; readonly text: string; readonly mentions?: readonly Mention[] }
  /** For everybody. */
  | { readonly kind: 'delete' }
  /** Without `emoji` it is taken back. */
  | { readonly kind: 'react'; readonly emoji?: string }
  | { readonly kind: 'pin'; readonly isPinned: boolean }
  /** Indexes of the poll's options, in place of those chosen before. */
  | { readonly kind: 'vote'; readonly choices: readonly number[] }

/** An act, and the message that it is about. */
export type TargetedAct = Act & { readonly message: MessageId }

/** What an act says, without what every statement says. */
type ActBody<Statement extends ActStatement = ActStatement> = Statement extends ActStatement
  ? Pick<Statement, Extract<keyof Statement, 'k' | 'o' | 'm' | 'n' | 'u' | 'v'>>
  : never

/** What a statement does. */
export function actFrom(statement: ActStatement): TargetedAct {
  const message = statement.o
  switch (statement.k) {
    case 'e': {
      const { m: text, n } = statement
      return { kind: 'edit', message, text, ...(n === undefined ? {} : { mentions: mentionsFrom(n) }) }
    }
    case 'x':
      return { kind: 'delete', message }
    case 'r':
      return { kind: 'react', message, ...(statement.m === undefined ? {} : { emoji: statement.m }) }
    case 'p':
      return { kind: 'pin', message, isPinned: statement.u === undefined }
    case 'v':
      return { kind: 'vote', message, choices: statement.v }
  }
}

/** The same as it is signed. */
export function actToWire(act: TargetedAct): ActBody {
  const o = act.message
  switch (act.kind) {
    case 'edit': {
      const { text: m, mentions = [] } = act
      return { k: 'e', o, m, ...(mentions.length === 0 ? {} : { n: mentionsToWire(mentions) }) }
    }
    case 'delete':
      return { k: 'x', o }
    case 'react':
      return { k: 'r', o, ...(act.emoji === undefined ? {} : { m: act.emoji }) }
    case 'pin':
      return { k: 'p', o, ...(act.isPinned ? {} : { u: 1 }) }
    case 'vote':
      return { k: 'v', o, v: [...act.choices] }
  }
}
