export { possessionMessage } from './possession.ts'
export { commitmentOf, entryNonceOf, openEntryWithKey } from './register-opening.ts'
export { judgeEntry } from './register/judge-entry.ts'
export type { EntryVerdict, JudgedEntry } from './register/judgement.ts'
export { devicesOf, emptyRoster, isValidAt, isValidNow, modeOf } from './register/roster.ts'
export type {
  ApprovedApp,
  CertifiedDevice,
  Invitation,
  Organization,
  Person,
  Policy,
  Roster,
} from './register/roster.ts'
export { openSealed } from './sealed.ts'
export { verifyDocument } from './verify-document.ts'
