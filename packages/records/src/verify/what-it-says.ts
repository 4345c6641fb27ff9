import { fromBase64url, hex, sha256 } from '@chancery/base'
import type { Statement } from '@chancery/protocol'
import { isAct } from '@chancery/protocol'
import type { ActFacts, AttachmentFacts, BundleFacts, PortraitFacts } from '../report.ts'

/** What a statement says or does, for people; nothing for a change of the conversation, which its JSON tells. */
export function whatItSays(statement: Statement): Pick<BundleFacts, 'text' | 'attachment' | 'act' | 'portrait'> {
  if (isAct(statement)) return { act: actOf(statement) }
  if (statement.k === 'i') return { portrait: portraitOf(statement) }
  if (statement.k !== 't') return {}
  const { m: text, a } = statement
  return a === undefined ? { text } : { text, attachment: attachmentOf(a) }
}

function actOf(statement: Extract<Statement, { o: string }>): ActFacts {
  const message = statement.o
  switch (statement.k) {
    case 'e': {
      const { m: text } = statement
      return {
        kind: 'edit',
        message,
        text,
        sentence: `It puts another text in the place of that of message ${message}`,
      }
    }
    case 'x':
      return {
        kind: 'delete',
        message,
        sentence: `It deletes message ${message} for everyone; what that message said stays on record`,
      }
    case 'r': {
      const { m: text } = statement
      if (text === undefined)
        return { kind: 'react', message, sentence: `It takes back a reaction to message ${message}` }
      return { kind: 'react', message, text, sentence: `It reacts to message ${message}` }
    }
    case 'p': {
      const verb = statement.u === undefined ? 'pins' : 'unpins'
      return { kind: 'pin', message, sentence: `It ${verb} message ${message} for everyone` }
    }
    case 'v': {
      const text = statement.v.map((choice) => String(choice + 1)).join(', ')
      if (text === '')
        return { kind: 'vote', message, sentence: `It takes back a vote in the poll of message ${message}` }
      return { kind: 'vote', message, text, sentence: `It chooses these options in the poll of message ${message}` }
    }
  }
}

function portraitOf({ i }: Extract<Statement, { k: 'i' }>): PortraitFacts {
  const picture = fromBase64url(i) as Uint8Array
  if (picture.length === 0) return { bytes: 0, sentence: 'It takes the sender’s portrait away' }
  return { bytes: picture.length, hash: hex(sha256(picture)), sentence: 'It shows the sender’s portrait' }
}

const KINDS = { p: 'photo', v: 'voice note', f: 'file' } as const

function attachmentOf({ y, t, z, n, d, h }: NonNullable<Extract<Statement, { k: 't' }>['a']>): AttachmentFacts {
  return {
    kind: KINDS[y],
    type: t,
    bytes: z,
    ...(n === undefined ? {} : { name: n }),
    ...(d === undefined ? {} : { description: d }),
    hash: hex(fromBase64url(h) as Uint8Array),
  }
}
