import { fromBase64url } from '@chancery/base'
import type { CertifiedDevice } from '@chancery/crypto/public'
import type { BundleFiles } from '../bundle/manifest.ts'
import { fingerprintOf } from '../bundle/pem.ts'
import type { BundleFacts, BundleReport } from '../report.ts'
import { Findings } from '../report.ts'
import { checkBoard, checkPlace } from './check-board.ts'
import { checkFiles } from './check-files.ts'
import { checkIndex } from './check-index.ts'
import { checkOrganization } from './check-organization.ts'
import { checkCertificate, checkSignature, checkStanding, personOf } from './check-sender.ts'
import type { JudgedRegister } from './judge-certificates.ts'
import { judgeCertificates } from './judge-certificates.ts'
import { openCells } from './open-cells.ts'
import type { ReadAnchors } from './read-anchors.ts'
import { readAnchors } from './read-anchors.ts'
import { readRegister } from './read-register.ts'
import type { ReadStatement } from './read-statement.ts'
import { checkEnvelope, readStatement } from './read-statement.ts'
import { whatItSays } from './what-it-says.ts'

/** What the verifier knows from elsewhere. */
export interface Trust {
  /** The organization's Ed25519 key: 32 bytes. */
  readonly organizationKey?: Uint8Array
}

/**
 * Judges an evidence bundle without server, network, or clock: did this organization's person, with this device, put
 * exactly this on the board, before which time, and did the device count there? docs/spec/7-evidence.md, "Checks".
 *
 * Without `trust` it says whether the bundle is sound in itself, and by which organization's key. It does not say who else
 * was in the conversation, nor that nobody knew the sender's key. Every byte may come from an enemy; this never throws.
 */
export async function verifyBundle(files: BundleFiles, trust: Trust = {}): Promise<BundleReport> {
  const findings = new Findings()
  checkFiles(files, findings)
  const read = readStatement(files, findings)
  checkEnvelope(files, read, findings)
  const cells = openCells(files, read, findings)
  const anchors = readAnchors(files, findings)
  const register = await readRegister(files, anchors, findings)
  const places = await checkBoard(files, register?.boardKey, cells, anchors, findings)
  const position = checkPlace(places, findings)
  const judged = await judgeCertificates(files, register, findings)
  const device = checkCertificate(read, register, judged, findings)
  await checkSignature(read, device, findings)
  checkStanding({ device, register, places, position }, findings)
  checkIndex(files, { read, register, places, device }, findings)
  checkOrganization(register, trust.organizationKey, findings)
  return findings.report(factsOf({ read, anchors, judged, device, position }))
}

function factsOf(input: {
  readonly read: ReadStatement | undefined
  readonly anchors: ReadAnchors | undefined
  readonly judged: JudgedRegister | undefined
  readonly device: CertifiedDevice | undefined
  readonly position: number | undefined
}): BundleFacts | undefined {
  const { read, anchors, judged, device, position } = input
  const organization = judged?.roster.organization
  if (
    read === undefined ||
    anchors === undefined ||
    judged === undefined ||
    organization === undefined ||
    device === undefined ||
    position === undefined
  )
    return undefined
  const { statement } = read
  const { name, office } = personOf(judged.roster, device)
  return {
    message: read.id,
    conversation: statement.c,
    organization: organization.name,
    organizationKey: organization.key,
    fingerprint: fingerprintOf(fromBase64url(organization.key) as Uint8Array),
    person: name,
    ...(office === undefined ? {} : { office }),
    deviceLabel: device.label,
    device: device.device,
    ...whatItSays(statement),
    senderTime: statement.t[0],
    senderZoneMinutes: statement.t[1],
    boardTime: anchors.before.time,
    position,
  }
}
