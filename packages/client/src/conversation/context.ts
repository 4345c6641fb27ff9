import { canonicalJson, parseCanonicalJson } from '@chancery/base'
import type { PersonId } from '@chancery/protocol'
import { isId } from '@chancery/protocol'
import type { ConversationContext } from './conversation.ts'

const MAX_NAME_CHARACTERS = 120

/** The bytes that every member of the group agrees on through MLS (docs/spec/4-conversations.md, "Context"). */
export function encodeContext(context: ConversationContext): Uint8Array {
  return canonicalJson({ admins: context.administrators, kind: context.kind, name: context.name })
}

/** The context in these bytes, or `undefined` for any form but the one above. */
export function decodeContext(bytes: Uint8Array): ConversationContext | undefined {
  const value = parseCanonicalJson(bytes)
  if (typeof value !== 'object' || value === null || !('kind' in value) || Object.keys(value).length !== 3)
    return undefined
  const { kind, name, admins } = value
  if ((kind !== 'direct' && kind !== 'group') || typeof name !== 'string' || !Array.isArray(admins)) return undefined
  if (name.length > MAX_NAME_CHARACTERS || !admins.every((id) => typeof id === 'string' && isId(id))) return undefined
  return { kind, name, administrators: admins as PersonId[] }
}
