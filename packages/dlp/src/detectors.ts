import type { Detector } from './detector.ts'

/** All built-in detectors. `country` is where phone numbers without a country code belong (ISO 3166, two letters). */
export function builtInDetectors(_country: string): Detector[] {
  return []
}
