export { makeBundle } from './bundle/make-bundle.ts'
export type { BundleInput, PlacedCell } from './bundle/make-bundle.ts'
export type { BundleFiles } from './bundle/manifest.ts'
export type { RecordsErrorCode } from './errors.ts'
export type {
  ActFacts,
  AttachmentFacts,
  BundleCheck,
  BundleCheckName,
  BundleFacts,
  BundleReport,
  CheckStatus,
  PortraitFacts,
} from './report.ts'
export { verifyBundle } from './verify/verify-bundle.ts'
export type { Trust } from './verify/verify-bundle.ts'
