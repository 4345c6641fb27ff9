/**
 * Finds sensitive data in a text, on the device, before it is encrypted: numbers of people and accounts, keys, codes, markings, and an
 * organization's own words and patterns. What each type is, and how sure a finding is, stands in `docs/spec/13-detectors.md`. It runs
 * in a browser's worker and in Node, asks nobody, and keeps nothing.
 */
export { detect } from './detect.ts'
export type { DetectOptions } from './detect.ts'
export type { Confidence, Finding, FindingType } from './finding.ts'
export type { CustomPattern, WordList } from './own-lists.ts'
export type { OwnErrorCode } from './own-error.ts'
