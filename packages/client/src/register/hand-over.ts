import { base64url, equalBytes, fromBase64url } from '@chancery/base'
import { openBox, sealBox, signerFromSeed } from '@chancery/crypto'
import { isValidNow } from '@chancery/crypto/public'
import type { RegisterDocument } from '@chancery/protocol'
import { idBytes, labels } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { prepareEntry } from './append-entry.ts'

/** Hands the organization's key to administrators' devices that do not have it yet. Nobody needs to ask. Inside `exclusive`. */
export async function handOver(engine: Engine): Promise<void> {
  const { organizationSeed, directoryKey } = engine.account
  const { roster, keys } = engine
  if (organizationSeed === undefined) return
  const waiting = Object.values(roster.devices).filter(
    ({ device, person }) =>
      roster.people[person]?.role === 'administrator' &&
      device !== keys.device &&
      isValidNow(roster, device) &&
      !roster.handedOver.includes(device),
  )
  for (const { device, kem } of waiting) {
    const box = await sealBox(fromBase64url(kem) as Uint8Array, labels.handover, idBytes(device), organizationSeed)
    const document: RegisterDocument = {
      kind: 'handover',
      by: keys.device,
      to: device,
      encapsulation: base64url(box.encapsulation),
      ciphertext: base64url(box.ciphertext),
    }
    const admission = signerFromSeed(organizationSeed)
    await engine.api.append(
      await prepareEntry({ entry: { kind: 'record' }, document, issuer: keys.signer, admission, directoryKey }),
    )
  }
}

/** Takes the organization's key from a handover to this device, if it is the organization's. */
export async function takeHandOver(
  engine: Engine,
  writes: Writes,
  document: Extract<RegisterDocument, { kind: 'handover' }>,
): Promise<void> {
  if (document.to !== engine.keys.device || engine.account.organizationSeed !== undefined) return
  const box = {
    encapsulation: fromBase64url(document.encapsulation) as Uint8Array,
    ciphertext: fromBase64url(document.ciphertext) as Uint8Array,
  }
  const seed = await openBox(engine.account.secrets.box.privateKey, labels.handover, idBytes(document.to), box)
  if (seed === undefined || !equalBytes(signerFromSeed(seed).publicKey, engine.account.organization)) return
  engine.saveAccount(writes, { ...engine.account, organizationSeed: seed })
}
