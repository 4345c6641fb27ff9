import { fromBase64url } from '@chancery/base'
import type { RegisterDocument, RegisterEntry, SignedDocument } from '@chancery/protocol'
import { decodeRegisterDocument, payloadTypes } from '@chancery/protocol'
import { verifyDocument } from '../verify-document.ts'
import { judgeDevice } from './judge-device.ts'
import type { JudgedEntry, Judgement } from './judgement.ts'
import { judgePolicy } from './judge-policy.ts'
import { judgeApp, judgeHandover, judgeInvitation, judgeRevocation, judgeRole, judgeSealed } from './judge-standing.ts'
import type { Roster } from './roster.ts'
import { isValidAt } from './roster.ts'

/**
 * Reads one register entry with the document that opens its commitment (`undefined` when erased or not disclosed).
 * That the opening fits the commitment is the caller's to check. Judged here: form, chain of signatures up to the
 * organization's key, first use of an invitation in log order, expiry by the log's own times. Entries come in order,
 * one by one. Never throws on foreign content. Normative text: docs/spec/3-register.md, "Judging".
 */
export async function judgeEntry(
  roster: Roster,
  entry: RegisterEntry,
  signed: SignedDocument | undefined,
): Promise<JudgedEntry> {
  const index = roster.size
  const read: Roster = { ...roster, size: index + 1, time: Math.max(roster.time, entry.time) }
  const judgement = await judge(roster, entry, signed)
  return 'refusal' in judgement
    ? { roster: read, verdict: { kind: 'refused', index, reason: judgement.refusal } }
    : { roster: { ...read, ...judgement.change }, verdict: judgement.verdict }
}

async function judge(roster: Roster, entry: RegisterEntry, signed: SignedDocument | undefined): Promise<Judgement> {
  const index = roster.size
  if (entry.time < roster.time) return { refusal: 'The register’s clock ran backwards at this entry' }
  if (entry.kind === 'directory') return { change: { directory: entry.hash }, verdict: { kind: 'directory', index } }
  if (signed === undefined) return judgeSealed(roster, entry)
  const document = decodeRegisterDocument(signed.json)
  if (document === undefined) return { refusal: 'The document behind this entry is malformed' }
  if (entry.kind !== (document.kind === 'role' || document.kind === 'handover' ? 'record' : document.kind))
    return { refusal: 'The document behind this entry is of another kind' }
  const issuer = issuerKey(roster, entry, document)
  if ('refusal' in issuer) return issuer
  if (!(await verifyDocument(payloadTypes.register, signed, fromBase64url(issuer.key) as Uint8Array)))
    return { refusal: 'The signature is not by the key that this entry names' }
  return apply(roster, entry, document)
}

/** The key that must have signed: the organization's, the invitation's, or that of a device that counts at this place. */
function issuerKey(
  roster: Roster,
  entry: RegisterEntry,
  document: RegisterDocument,
): { readonly key: string } | { readonly refusal: string } {
  const { organization } = roster
  if (document.kind === 'organization') return { key: document.key }
  if (organization === undefined) return { refusal: 'No organization has been founded before this entry' }
  if (document.by === 'organization') return { key: organization.key }
  if (document.by === 'invitation') {
    const invitation = entry.kind === 'device' ? entry.invitation : undefined
    return invitation === undefined ? { refusal: 'This device names no invitation' } : { key: invitation }
  }
  const device = roster.devices[document.by]
  if (device === undefined || !isValidAt(device, roster.size))
    return { refusal: 'It is signed by a device that is not certified, or no longer' }
  return { key: device.sign }
}

function apply(roster: Roster, entry: RegisterEntry, document: RegisterDocument): Judgement | Promise<Judgement> {
  const index = roster.size
  switch (document.kind) {
    case 'organization': {
      if (roster.size !== 0) return { refusal: 'Only the first entry can found the organization' }
      if (
        entry.kind !== 'organization' ||
        entry.key !== document.key ||
        entry.board !== document.board ||
        entry.register !== document.register
      )
        return { refusal: 'The founding document and its entry name different keys' }
      const { name, key, board, register } = document
      return { change: { organization: { name, key, board, register } }, verdict: { kind: 'organization', index } }
    }
    case 'device':
      return judgeDevice(roster, entry, document)
    case 'invitation':
      return judgeInvitation(roster, entry, document)
    case 'revocation':
      return judgeRevocation(roster, entry, document)
    case 'role':
      return judgeRole(roster, document)
    case 'handover':
      return judgeHandover(roster, document)
    case 'app':
      return judgeApp(roster, entry, document)
    case 'policy':
      return judgePolicy(roster, entry, document)
  }
}
