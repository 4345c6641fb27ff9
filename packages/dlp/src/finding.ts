/** What can be found. `word` and `pattern` are an organization's own; `marking` is a classification such as “confidential”. */
export type FindingType =
  | 'aadhaar'
  | 'vid'
  | 'pan'
  | 'gstin'
  | 'epic'
  | 'passport'
  | 'driving-licence'
  | 'ifsc'
  | 'account'
  | 'upi'
  | 'card'
  | 'iban'
  | 'phone'
  | 'email'
  | 'cif'
  | 'otp'
  | 'ssn'
  | 'api-key'
  | 'private-key'
  | 'password'
  | 'marking'
  | 'word'
  | 'pattern'

/**
 * How sure a finding is. *possible*: it has the pattern. *likely*: and passes its check, or has a form that hardly anything else
 * has, or words nearby speak for it. *certain*: and words nearby say so. A checksum alone is never certain: one in ten numbers of
 * twelve digits passes that of Aadhaar.
 */
export type Confidence = 'possible' | 'likely' | 'certain'

/** One place in a text that holds something sensitive. It never carries the value. */
export interface Finding {
  readonly type: FindingType
  /** UTF-16 units in the text as given, however its digits were written; `end` is behind the last one. */
  readonly start: number
  readonly end: number
  readonly confidence: Confidence
  /** What may be shown and logged of it, such as `XXXX XXXX 1234`. */
  readonly masked: string
  /** Of the organization's list or pattern; which marking it is; whose key, or what kind of private key. */
  readonly name?: string
}
