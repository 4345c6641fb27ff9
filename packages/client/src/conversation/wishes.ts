import type { DeviceId } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement } from '@chancery/protocol'

/** What a device has asked of the others: that its person goes (`l`), or that it is added again (`j`). */
export interface Wish {
  readonly kind: 'l' | 'j'
  readonly device: DeviceId
  readonly document: Uint8Array
}

/** The wishes that are among signed documents. Signatures are not checked: who acts on them is judged for it. */
export function wishesIn(documents: readonly Uint8Array[]): Wish[] {
  return documents.flatMap((document) => {
    const signed = decodeSignedDocument(document)
    const statement = signed === undefined ? undefined : decodeStatement(signed.json)
    return statement?.k === 'l' || statement?.k === 'j' ? [{ kind: statement.k, device: statement.d, document }] : []
  })
}
