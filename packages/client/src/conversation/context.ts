import { base64url, canonicalJson, fromBase64url, parseCanonicalJson } from '@chancery/base'
import type { Json } from '@chancery/base'
import type { PersonId } from '@chancery/protocol'
import { MAX_DESCRIPTION_LENGTH, MAX_PICTURE_BYTES, isId } from '@chancery/protocol'
import type { ConversationContext } from './conversation.ts'

const MAX_NAME_CHARACTERS = 120
const MEMBERS = ['about', 'admins', 'kind', 'name', 'picture', 'posting']

/** The bytes that every member of the group agrees on through MLS (docs/spec/4-conversations.md, "Context"). */
export function encodeContext(context: ConversationContext): Uint8Array {
  const { kind, name, administrators, description, picture, posting } = context
  return canonicalJson({
    admins: administrators,
    kind,
    name,
    ...(description === undefined ? {} : { about: description }),
    ...(picture === undefined ? {} : { picture: base64url(picture) }),
    ...(posting === undefined ? {} : { posting }),
  })
}

/** The context in these bytes, or `undefined` for any form but the one above. */
export function decodeContext(bytes: Uint8Array): ConversationContext | undefined {
  const value = parseCanonicalJson(bytes)
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  if (!Object.keys(value).every((member) => MEMBERS.includes(member))) return undefined
  const { kind, name, admins } = value
  if ((kind !== 'direct' && kind !== 'group') || typeof name !== 'string' || !Array.isArray(admins)) return undefined
  if (name.length > MAX_NAME_CHARACTERS || !admins.every((id) => typeof id === 'string' && isId(id))) return undefined
  const described = decodeDescription(value)
  if (described === undefined || (kind === 'direct' && Object.keys(described).length > 0)) return undefined
  return { kind, name, administrators: admins as PersonId[], ...described }
}

type Description = Pick<ConversationContext, 'description' | 'picture' | 'posting'>

/** What is empty is left out, so that there is one form. */
function decodeDescription(value: { readonly [name: string]: Json | undefined }): Description | undefined {
  const { about, picture, posting } = value
  if (posting !== undefined && posting !== 'admins') return undefined
  if (about !== undefined && !isShortText(about)) return undefined
  const bytes = typeof picture === 'string' ? fromBase64url(picture) : undefined
  const isPicture = bytes !== undefined && bytes.length > 0 && bytes.length <= MAX_PICTURE_BYTES
  if (picture !== undefined && !isPicture) return undefined
  return {
    ...(about === undefined ? {} : { description: about }),
    ...(bytes === undefined ? {} : { picture: bytes }),
    ...(posting === undefined ? {} : { posting }),
  }
}

function isShortText(value: Json): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_DESCRIPTION_LENGTH
}
