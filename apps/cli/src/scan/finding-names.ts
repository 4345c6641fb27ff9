import type { Confidence, FindingType } from '@chancery/dlp'

/** What each type of finding is called in a sentence. */
export const FINDING_NAMES: Readonly<Record<FindingType, string>> = {
  aadhaar: 'Aadhaar number',
  vid: 'Aadhaar virtual id',
  pan: 'PAN',
  gstin: 'GSTIN',
  epic: 'voter id',
  passport: 'passport number',
  'driving-licence': 'driving licence',
  ifsc: 'IFSC',
  account: 'account number',
  upi: 'UPI id',
  card: 'card number',
  iban: 'IBAN',
  phone: 'phone number',
  email: 'e-mail address',
  cif: 'CIF',
  otp: 'one-time password',
  ssn: 'SSN',
  'api-key': 'API key',
  'private-key': 'private key',
  password: 'password',
  marking: 'marking',
  word: 'word of a list',
  pattern: 'own pattern',
}

/** From the least sure to the surest. */
export const CONFIDENCES: readonly Confidence[] = ['possible', 'likely', 'certain']

/** Whether a finding is as sure as asked for. */
export function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(least)
}
