import type { EnvelopeForm, EnvelopeRequest, VaultRequest } from '@chancery/protocol'

/** What is inside envelopes of each form. */
export interface RequestOf {
  readonly cell: EnvelopeRequest
  readonly vault: VaultRequest
}

/** What opened envelopes of one form are for (RFC 9458 calls it the target resource). */
export interface Target<Name extends keyof RequestOf = keyof RequestOf> {
  readonly form: EnvelopeForm<Name>
  /** Does what the request asks; gives the answer for its sender, as it is sealed. Throws `ApiError` for a refusal. */
  take(request: RequestOf[Name], date: number): Promise<Uint8Array>
  /** An answer that does not say that it was done. */
  refuse(refusal: Refusal): Uint8Array
}

export interface Refusal {
  /** The board's clock, Unix time in seconds. */
  readonly date: number
  readonly refusal: {
    readonly code: string
    readonly message: string
    readonly status: number
    readonly retryAfterSeconds?: number
  }
}
