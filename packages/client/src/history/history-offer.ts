import { canonicalJson, fromBase64url, parseCanonicalJson } from '@chancery/base'
import { signDocument } from '@chancery/crypto'
import { isValidNow, verifyDocument } from '@chancery/crypto/public'
import type { DeviceId } from '@chancery/protocol'
import { decodeSignedDocument, encodeSignedDocument, isId, payloadTypes } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { VaultFile } from '../vault/vault-ref.ts'
import { fileFromJson, fileToJson } from './manifest.ts'

/** The day in the welcome message that carries an offer; no epoch begins on it. */
export const OFFER_DAY = 0

/** What one device tells another of the same person: where the manifest of an archive lies, and its key. */
export interface HistoryOffer {
  readonly by: DeviceId
  readonly to: DeviceId
  readonly manifest: VaultFile
}

/** The offer, signed by this device: `signature(64) || json`. */
export async function signOffer({ keys }: Engine, to: DeviceId, manifest: VaultFile): Promise<Uint8Array> {
  const json = canonicalJson({ by: keys.device, to, manifest: fileToJson(manifest) })
  return encodeSignedDocument(await signDocument(payloadTypes.history, json, keys.signer))
}

/** The offer in these bytes, if it is to this device and another one of the same person, which counts now, has signed it. */
export async function readOffer({ roster, account }: Engine, bytes: Uint8Array): Promise<HistoryOffer | undefined> {
  const document = decodeSignedDocument(bytes)
  const offer = document && offerFrom(document.json)
  const device = offer && roster.devices[offer.by]
  if (document === undefined || offer === undefined || device === undefined) return undefined
  if (offer.to !== account.device || offer.by === account.device) return undefined
  if (device.person !== account.person || !isValidNow(roster, offer.by)) return undefined
  const isSigned = await verifyDocument(payloadTypes.history, document, fromBase64url(device.sign) as Uint8Array)
  return isSigned ? offer : undefined
}

function offerFrom(json: Uint8Array): HistoryOffer | undefined {
  try {
    const value = parseCanonicalJson(json) as Readonly<Record<string, unknown>>
    const { by, to } = value
    const manifest = fileFromJson(value['manifest'])
    if (typeof by !== 'string' || typeof to !== 'string' || !isId(by) || !isId(to)) return undefined
    return manifest && { by: by as DeviceId, to: to as DeviceId, manifest }
  } catch {
    return undefined
  }
}
