import type { Finding, FindingType } from '@chancery/dlp'

/** What the app does about a finding: points at it, or also asks before the message leaves. */
export type Care = 'show' | 'ask'

/** Why it matters: somebody can pose as a person, take money, or get in with it. */
type Risk = 'person' | 'money' | 'access'

interface CareTerms {
  readonly care: Care
  readonly risk: Risk
}

/**
 * As long as an organization has no rules of its own. What the work consists of (branches, telephones, addresses) is left alone;
 * what lets somebody act as another person, or opens something, is asked about.
 */
const cares = {
  aadhaar: { care: 'ask', risk: 'person' },
  vid: { care: 'ask', risk: 'person' },
  ssn: { care: 'ask', risk: 'person' },
  card: { care: 'ask', risk: 'money' },
  otp: { care: 'ask', risk: 'money' },
  'api-key': { care: 'ask', risk: 'access' },
  'private-key': { care: 'ask', risk: 'access' },
  password: { care: 'ask', risk: 'access' },
  pan: { care: 'show', risk: 'person' },
  passport: { care: 'show', risk: 'person' },
  'driving-licence': { care: 'show', risk: 'person' },
  epic: { care: 'show', risk: 'person' },
  account: { care: 'show', risk: 'money' },
  iban: { care: 'show', risk: 'money' },
  cif: { care: 'show', risk: 'money' },
} as const satisfies Partial<Record<FindingType, CareTerms>>

/** A finding that something is done about. */
export interface Concern extends Finding {
  readonly type: keyof typeof cares
  readonly care: Care
  readonly risk: Risk
}

/** What is done about findings; nothing about what only looks like one. A checksum alone never holds a message up; a key’s form does. */
export function concernsOf(findings: readonly Finding[]): Concern[] {
  return findings.flatMap((finding) => {
    const { type, confidence } = finding
    if (confidence === 'possible' || !isCaredFor(type)) return []
    const { care, risk } = cares[type]
    return { ...finding, type, risk, care: confidence === 'certain' || risk === 'access' ? care : 'show' }
  })
}

function isCaredFor(type: FindingType): type is keyof typeof cares {
  return Object.hasOwn(cares, type)
}
