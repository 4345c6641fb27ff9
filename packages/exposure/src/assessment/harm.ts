import type { Confidence, FindingType } from '@chancery/dlp'
import type { Harm } from './assessment.ts'

const HARM: Readonly<Record<FindingType, Harm>> = {
  'private-key': 'access',
  password: 'access',
  'api-key': 'access',
  otp: 'access',
  aadhaar: 'identity',
  vid: 'identity',
  pan: 'identity',
  passport: 'identity',
  epic: 'identity',
  'driving-licence': 'identity',
  ssn: 'identity',
  card: 'money',
  account: 'money',
  iban: 'money',
  upi: 'money',
  cif: 'money',
  marking: 'secret',
  word: 'secret',
  pattern: 'secret',
  // Work consists of these: they are counted, but nobody is frightened with them.
  gstin: 'contact',
  ifsc: 'contact',
  phone: 'contact',
  email: 'contact',
}

/** From the worst on. */
export const HARMS: readonly Harm[] = ['access', 'identity', 'money', 'secret', 'contact']
/** From the surest on. */
export const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible']

export function harmOf(type: FindingType): Harm {
  return HARM[type]
}
