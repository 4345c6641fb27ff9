import { fromBase64url } from '@chancery/base'
import type { CertifiedDevice, Roster } from '@chancery/crypto/public'
import { isValidAt, verifyDocument } from '@chancery/crypto/public'
import { payloadTypes } from '@chancery/protocol'
import type { Findings } from '../report.ts'
import type { Places } from './check-board.ts'
import { findHidden } from './find-hidden.ts'
import type { JudgedRegister } from './judge-certificates.ts'
import type { ReadRegister } from './read-register.ts'
import type { ReadStatement } from './read-statement.ts'

/** Finds the sender's certificate, and whether everything that bears on it is shown. */
export function checkCertificate(
  read: ReadStatement | undefined,
  register: ReadRegister | undefined,
  judged: JudgedRegister | undefined,
  findings: Findings,
): CertifiedDevice | undefined {
  if (read === undefined || register === undefined || judged === undefined) return undefined
  const device = judged.roster.devices[read.statement.d]
  if (device === undefined) {
    findings.failed('certificates', 'The bundle does not certify the device that the statement names')
    return undefined
  }
  findings.passed('certificates', 'The sender’s device is certified by a chain that ends at the organization’s key')
  const [hidden] = findHidden(register.entries, judged)
  if (hidden === undefined)
    findings.passed('register-complete', 'Every entry that bears on these certificates is shown')
  else findings.unchecked('register-complete', `${hidden}. Ask for a complete bundle`)
  return device
}

/** The statement's signature, by the key that the certificate names. */
export async function checkSignature(
  read: ReadStatement | undefined,
  device: CertifiedDevice | undefined,
  findings: Findings,
): Promise<void> {
  if (read === undefined || device === undefined)
    return findings.unchecked('signature', 'Without a statement and a certificate the signature cannot be checked')
  const key = fromBase64url(device.sign) as Uint8Array
  if (await verifyDocument(payloadTypes.statement, read.document, key))
    findings.passed('signature', 'The statement is signed by the device that it names')
  else findings.failed('signature', 'The signature is not by the device that the statement names')
}

/**
 * Whether the device counted at the message's place. A signature is judged there, never at "now": the last anchor before
 * the message says which register entries precede it. That no other anchor lies between shows where nothing else does, or
 * an anchor after the message does not cover a revocation either.
 */
export function checkStanding(
  input: {
    readonly device: CertifiedDevice | undefined
    readonly register: ReadRegister | undefined
    readonly places: Places | undefined
    readonly position: number | undefined
  },
  findings: Findings,
): void {
  const { device, register, places, position } = input
  if (device === undefined || register === undefined || places === undefined || position === undefined)
    return findings.unchecked('standing', 'Whether the device counted at that place cannot be checked')
  if (!isValidAt(device, register.sizeBefore))
    return findings.failed('standing', 'The device was not certified yet, or revoked already, before the message')
  const own = places.cells.filter((place) => place > places.before && place < position)
  const isNext = own.length === position - places.before - 1
  const isCovered = register.sizeAfter !== undefined && isValidAt(device, register.sizeAfter)
  if (device.revokedAt !== undefined && !isNext && !isCovered)
    return findings.unchecked(
      'standing',
      `The device was revoked by register entry ${device.revokedAt}. That the message came before it is not shown: an anchor between the two is missing`,
    )
  findings.passed('standing', 'The sender’s device was certified before the message and not revoked')
  if (isNext || isCovered) findings.passed('later-revocation', 'No revocation lies between the anchor and the message')
  else
    findings.unchecked(
      'later-revocation',
      'The bundle shows no anchor after the message. A bundle that is made later shows that no revocation lies between',
    )
}

/** The person whose device it is. */
export function personOf(roster: Roster, device: CertifiedDevice): { readonly name: string; readonly office?: string } {
  return roster.people[device.person] ?? { name: '' }
}
