import { base64url, fromBase64url } from '@chancery/base'
import type { CommitInspection } from '@chancery/crypto'
import type { Roster } from '@chancery/crypto/public'
import { isValidAt, verifyDocument } from '@chancery/crypto/public'
import type { ChangeStatement, ConversationId, DeviceId, PersonId, SignedDocument } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement, deviceIdFromBytes, payloadTypes } from '@chancery/protocol'
import { decodeContext, encodeContext } from './context.ts'
import type { ConversationContext } from './conversation.ts'

/**
 * How many epochs a wish is good for. Who left can be added again two epochs later at the earliest, so an old leave
 * cannot be used against them. Asking to be added again cannot hurt who asks, and may be heard late.
 */
const WISH_EPOCHS = { l: 2, j: 1000 } as const

/** Everything that decides whether a commit is by right; all members have the same. */
export interface ChangeCase {
  readonly conversation: ConversationId
  readonly context: ConversationContext
  readonly members: readonly DeviceId[]
  readonly commit: Extract<CommitInspection, { kind: 'commit' }>
  readonly roster: Roster
  /** Register entries that precede the commit, by the last anchor. */
  readonly registerSize: number
}

/** The judgement on a commit: the change that its sender signed, or why it does not count (the same for everybody). */
export type ChangeJudgement =
  | { readonly change: ChangeStatement; readonly document: SignedDocument; readonly context: ConversationContext }
  | { readonly refusal: string }

/** Judges whether a publicly valid commit is also by right; docs/spec/4-conversations.md, "Rights". */
export async function judgeChange(input: ChangeCase): Promise<ChangeJudgement> {
  const { commit, roster, registerSize } = input
  const sender = deviceIdFromBytes(commit.sender.device)
  if (!isCertified(roster, sender, commit.sender.signatureKey, registerSize))
    return { refusal: 'its sender is revoked' }
  const document = decodeSignedDocument(commit.statement)
  const statement = document === undefined ? undefined : decodeStatement(document.json)
  if (document === undefined || statement?.k !== 'c') return { refusal: 'it carries no statement of the change' }
  if (statement.c !== input.conversation || statement.d !== sender)
    return { refusal: 'its statement is about something else' }
  if (!(await verifyDocument(payloadTypes.statement, document, commit.sender.signatureKey)))
    return { refusal: 'its statement is not signed by its sender' }
  const next = commit.context === undefined ? input.context : decodeContext(commit.context)
  if (next === undefined) return { refusal: 'the new context is malformed' }
  if (!saysWhatItDoes(statement, commit, input.context, next))
    return { refusal: 'it does something else than its statement says' }
  const refusal = (await refuseMembers(input, statement, sender)) ?? refuseContext(input, next, sender)
  return refusal === undefined ? { change: statement, document, context: next } : { refusal }
}

function isCertified(roster: Roster, device: DeviceId, signatureKey: Uint8Array, registerSize: number): boolean {
  const certified = roster.devices[device]
  return certified !== undefined && certified.sign === base64url(signatureKey) && isValidAt(certified, registerSize)
}

function saysWhatItDoes(
  statement: ChangeStatement,
  commit: ChangeCase['commit'],
  before: ConversationContext,
  after: ConversationContext,
): boolean {
  const ids = (members: readonly { device: Uint8Array }[]): string =>
    String(members.map(({ device }) => deviceIdFromBytes(device)).sort())
  return (
    String([...(statement.add ?? [])].sort()) === ids(commit.add) &&
    String([...(statement.remove ?? [])].sort()) === ids(commit.remove) &&
    base64url(encodeContext(changedContext(before, statement))) === base64url(encodeContext(after))
  )
}

/** What a context is after what a statement says of it. */
export function changedContext(before: ConversationContext, statement: ContextChange): ConversationContext {
  const { name = before.name, admins = before.administrators } = statement
  const description = statement.about ?? before.description ?? ''
  const picture = statement.picture === undefined ? before.picture : fromBase64url(statement.picture)
  const posting = statement.posting ?? before.posting
  return {
    kind: before.kind,
    name,
    administrators: admins,
    ...(description === '' ? {} : { description }),
    ...(picture === undefined || picture.length === 0 ? {} : { picture }),
    ...(posting === 'admins' ? { posting } : {}),
  }
}

/** What a change statement may say of a conversation's context. */
export type ContextChange = Pick<ChangeStatement, 'name' | 'admins' | 'about' | 'picture' | 'posting'>

async function refuseMembers(
  input: ChangeCase,
  statement: ChangeStatement,
  sender: DeviceId,
): Promise<string | undefined> {
  const { commit, roster, registerSize, context, members } = input
  const personOf = (device: DeviceId): PersonId | undefined => roster.devices[device]?.person
  const own = personOf(sender) as PersonId
  const isAdministrator = context.kind === 'group' && context.administrators.includes(own)
  const present = new Set(members.map(personOf))
  for (const { device, signatureKey } of commit.add) {
    const id = deviceIdFromBytes(device)
    if (!isCertified(roster, id, signatureKey, registerSize)) return 'it adds a device that is not certified'
    if (!isAdministrator && !present.has(personOf(id))) return 'its sender may not add people'
  }
  const wishes = await readWishes(input, statement.because ?? [])
  const added = new Set(commit.add.map(({ device }) => deviceIdFromBytes(device)))
  for (const { device } of commit.remove) {
    const id = deviceIdFromBytes(device)
    const certified = roster.devices[id]
    const revoked = certified === undefined || !isValidAt(certified, registerSize)
    const wished = wishes.some(
      (wish) => (wish.kind === 'l' && personOf(wish.device) === personOf(id)) || (wish.device === id && added.has(id)),
    )
    if (!isAdministrator && !revoked && !wished && personOf(id) !== own) return 'its sender may not remove people'
  }
  return undefined
}

function refuseContext(input: ChangeCase, next: ConversationContext, sender: DeviceId): string | undefined {
  const { context, commit, roster } = input
  if (commit.context === undefined) return undefined
  const own = roster.devices[sender]?.person as PersonId
  if (context.kind === 'direct' || next.kind !== 'group')
    return 'a direct conversation has no name and no administrators'
  if (!context.administrators.includes(own))
    return 'only an administrator of the conversation may change its name, administrators, or description'
  if (next.administrators.length === 0 || next.name === '') return 'a group needs a name and an administrator'
  return undefined
}

/** Leave and rejoin statements that came with the change, as far as they are good. */
async function readWishes(
  input: ChangeCase,
  because: readonly string[],
): Promise<{ readonly kind: 'l' | 'j'; readonly device: DeviceId }[]> {
  const wishes: { kind: 'l' | 'j'; device: DeviceId }[] = []
  for (const text of because) {
    const document = decodeSignedDocument(fromBase64url(text) ?? new Uint8Array(0))
    const wish = document === undefined ? undefined : decodeStatement(document.json)
    if (document === undefined || (wish?.k !== 'l' && wish?.k !== 'j') || wish.c !== input.conversation) continue
    const certified = input.roster.devices[wish.d]
    if (certified === undefined || !isValidAt(certified, input.registerSize)) continue
    const key = fromBase64url(certified.sign)
    const recent = wish.e <= input.commit.epoch && wish.e > input.commit.epoch - WISH_EPOCHS[wish.k]
    if (key !== undefined && recent && (await verifyDocument(payloadTypes.statement, document, key)))
      wishes.push({ kind: wish.k, device: wish.d })
  }
  return wishes
}
