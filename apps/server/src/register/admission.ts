import { dssePae, equalBytes, fromBase64url, hmacSha256, verifyEd25519 } from '@chancery/base'
import { ApiError } from '@chancery/host'
import { encodeSubmission, payloadTypes } from '@chancery/protocol'
import type { AppendRequest, RegisterSubmission } from '@chancery/protocol'
import { notFounded } from '../errors.ts'
import type { RegisterState } from './register-state.ts'

const MAX_OPENING_BYTES = 65_000
const BLINDING_BYTES = 32

/** A submission whose form and commitment are checked; who may append it is not. */
export interface Candidate {
  readonly submission: RegisterSubmission
  readonly opening: Uint8Array
  readonly admission: Uint8Array | undefined
  readonly slot: Uint8Array | undefined
}

const badRequest = (message: string): ApiError => new ApiError('api/bad-request', message)
const notAllowed = (message: string): ApiError => new ApiError('api/not-allowed', message)

/** Checks what needs no knowledge of the register: sizes, and that the commitment is to this opening. */
export function openCandidate(request: AppendRequest): Candidate {
  const opening = fromBase64url(request.opening)
  if (opening === undefined || opening.length < BLINDING_BYTES)
    throw badRequest('The opening must be URL-safe base64 of at least 32 bytes')
  if (opening.length > MAX_OPENING_BYTES)
    throw new ApiError('api/too-large', 'The sealed part is longer than 65,000 bytes; shorten it')
  const committed = hmacSha256(opening.subarray(0, BLINDING_BYTES), opening.subarray(BLINDING_BYTES))
  if (!equalBytes(committed, fromBase64url(request.entry.commitment) as Uint8Array))
    throw badRequest('The commitment is not over this opening; seal it again')
  if (request.slot !== undefined && request.entry.kind !== 'device')
    throw badRequest('Only a device has a directory slot')
  return {
    submission: request.entry,
    opening,
    admission: request.admission === undefined ? undefined : fromBase64url(request.admission),
    slot: request.slot === undefined ? undefined : fromBase64url(request.slot),
  }
}

/** Whether the holder of `key` (URL-safe base64) let this submission in. */
export async function isAdmittedBy(key: string | undefined, { submission, admission }: Candidate): Promise<boolean> {
  const publicKey = fromBase64url(key ?? '')
  if (publicKey === undefined || admission === undefined) return false
  return verifyEd25519(publicKey, dssePae(payloadTypes.admission, encodeSubmission(submission)), admission)
}

async function requireAdmission(candidate: Candidate, ...keys: readonly (string | undefined)[]): Promise<void> {
  for (const key of keys) if (await isAdmittedBy(key, candidate)) return
  throw notAllowed('This entry is not signed by a key that may append it; ask an administrator')
}

async function admitDevice(state: RegisterState, candidate: Candidate, now: number): Promise<void> {
  const { submission } = candidate
  if (submission.kind !== 'device') return
  const key = submission.invitation
  const invitation = key === undefined ? undefined : state.invitation(key)
  if (invitation === undefined) throw notAllowed('There is no such invitation; ask for a new link')
  await requireAdmission(candidate, key)
  if (invitation.isUsed) throw new ApiError('api/invitation-used', 'This invitation was used; ask for a new link')
  if (now > invitation.expires)
    throw new ApiError('api/invitation-expired', 'This invitation has expired; ask for a new link')
  if (state.standing(submission.access) !== 'unknown')
    throw badRequest('This access key is registered already; make a new one')
}

/**
 * Throws the refusal unless `candidate` may be appended at `now` (Unix seconds). `isSignedIn`: it came over the session
 * of an active device, which may invite a further device of its person without the organization's key.
 */
export async function admit(
  state: RegisterState,
  candidate: Candidate,
  now: number,
  isSignedIn: boolean,
): Promise<void> {
  if (state.organization === undefined) throw notFounded()
  const { submission, admission } = candidate
  if (state.position(submission) !== undefined)
    throw badRequest('This commitment is on the register for another entry; seal it again with fresh random bytes')
  switch (submission.kind) {
    case 'organization':
      throw notAllowed('This installation has its organization; an organization is founded once')
    case 'device':
      return admitDevice(state, candidate, now)
    case 'invitation':
      if (state.invitation(submission.key) !== undefined)
        throw badRequest('This invitation key is on the register already; make a new one')
      if (submission.expires <= now) throw badRequest('The invitation would be expired at once; check your clock')
      if (admission === undefined && isSignedIn) return
      return requireAdmission(candidate, state.organization)
    case 'record':
    case 'app':
    case 'policy':
      return requireAdmission(candidate, state.organization)
    case 'revocation':
      if (state.standing(submission.access) === 'unknown')
        throw new ApiError('api/not-found', 'There is no device with this access key; fetch the register again')
      await requireAdmission(candidate, state.revokeKey(submission.access), state.organization)
      if (state.standing(submission.access) === 'revoked')
        throw badRequest('This device is revoked already; there is nothing left to do')
      return
  }
}
