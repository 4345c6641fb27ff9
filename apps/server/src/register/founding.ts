import { equalBytes, fromBase64url } from '@chancery/base'
import { ApiError } from '@chancery/host'
import { isAdmittedBy } from './admission.ts'
import type { Candidate } from './admission.ts'

/** The one-time token of the link that the server prints until somebody founded. */
export interface FoundToken {
  /** `undefined` once it is discarded. */
  readonly value: Uint8Array | undefined
  discard(): Promise<void>
}

/** What a founder sends, with its parts checked for form. */
export interface Founding {
  readonly token: string
  readonly organization: Candidate
  readonly device: Candidate
}

const notAllowed = (message: string): ApiError => new ApiError('api/not-allowed', message)

/**
 * Throws the refusal unless the founding holds the token, names this server's log keys, and is signed in both parts by
 * the organization's key that it brings.
 */
export async function admitFounding(
  { token, organization, device }: Founding,
  expected: FoundToken,
  keys: { readonly board: string; readonly register: string },
): Promise<void> {
  const given = fromBase64url(token)
  if (given === undefined || expected.value === undefined || !equalBytes(given, expected.value))
    throw notAllowed('This is not the link that the server printed last; copy it again from there')
  const first = organization.submission
  const second = device.submission
  if (first.kind !== 'organization' || second.kind !== 'device' || second.invitation !== undefined)
    throw new ApiError('api/bad-request', 'A founding is an organization and its first device, without an invitation')
  if (first.board !== keys.board || first.register !== keys.register)
    throw new ApiError('api/bad-request', 'The organization must name the log keys of this server; fetch them again')
  const isSigned = (await isAdmittedBy(first.key, organization)) && (await isAdmittedBy(first.key, device))
  if (!isSigned) throw notAllowed('The founding is not signed by the organization’s key; start again')
}
