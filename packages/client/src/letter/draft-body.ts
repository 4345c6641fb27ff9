import type { Statement } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement, isAct } from '@chancery/protocol'
import { actFrom, actToWire } from '../conversation/act.ts'
import { contentFrom, contentToWire } from '../conversation/content.ts'
import type { StatementBody } from '../conversation/sign-statement.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import type { Draft } from './letter.ts'

/** What a draft says when it is signed. */
export function bodyOf(draft: Draft): StatementBody {
  return 'act' in draft ? actToWire(draft.act) : contentToWire(draft)
}

/** What a person wrote or did, in an entry of the outbox, signed or not; `undefined` for everything else there. */
export function draftOf({ draft, payload }: OutboxEntry): Draft | undefined {
  if (draft !== undefined) return draft
  const document = payload?.kind === 'statement' ? decodeSignedDocument(payload.bytes) : undefined
  const statement = document === undefined ? undefined : decodeStatement(document.json)
  return statement === undefined ? undefined : draftFrom(statement)
}

function draftFrom(statement: Statement): Draft | undefined {
  const [time] = statement.t
  if (isAct(statement)) return { act: actFrom(statement), time }
  return statement.k === 't' ? { ...contentFrom(statement), time } : undefined
}
