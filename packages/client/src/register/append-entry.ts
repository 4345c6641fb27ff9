import { base64url, dssePae } from '@chancery/base'
import type { Signer } from '@chancery/crypto'
import { sealEntry, signDocument } from '@chancery/crypto'
import type { AppendRequest, RegisterDocument, RegisterSubmission } from '@chancery/protocol'
import { encodeRegisterDocument, encodeSubmission, payloadTypes } from '@chancery/protocol'

/** A submission without its commitment, kind by kind. */
type Uncommitted<Submission> = Submission extends { commitment: string } ? Omit<Submission, 'commitment'> : never

/** What an entry needs to get into the register. */
export interface NewEntry {
  readonly entry: Uncommitted<RegisterSubmission>
  readonly document: RegisterDocument
  /** Signs the document: who vouches. */
  readonly issuer: Signer
  /** Signs the submission: what lets it in. Absent where a session does. */
  readonly admission?: Signer
  readonly directoryKey: Uint8Array
  readonly slot?: Uint8Array
}

/** Signs, seals, and wraps a register entry for the server (docs/spec/3-register.md, "Appending"). */
export async function prepareEntry(input: NewEntry): Promise<AppendRequest> {
  const { entry, document, issuer, admission, directoryKey, slot } = input
  const signed = await signDocument(payloadTypes.register, encodeRegisterDocument(document), issuer)
  const { commitment, opening } = sealEntry(directoryKey, signed)
  const submission: RegisterSubmission = { ...entry, commitment: base64url(commitment) }
  const request: AppendRequest = { entry: submission, opening: base64url(opening) }
  if (slot !== undefined) request.slot = base64url(slot)
  if (admission !== undefined)
    request.admission = base64url(await admission.sign(dssePae(payloadTypes.admission, encodeSubmission(submission))))
  return request
}
