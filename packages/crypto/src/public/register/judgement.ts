import type { DeviceId } from '@chancery/protocol'
import type { Roster } from './roster.ts'

/** What reading one entry did to the roster. */
export type EntryVerdict =
  | {
      readonly kind: 'organization' | 'invitation' | 'role' | 'handover' | 'app' | 'policy' | 'directory'
      readonly index: number
    }
  | { readonly kind: 'certified' | 'revoked'; readonly index: number; readonly device: DeviceId }
  /** The opening is erased or not disclosed: nothing can be said of the entry. */
  | { readonly kind: 'sealed'; readonly index: number }
  /** The entry is not by right and changes nothing. `reason` is a sentence for people. */
  | { readonly kind: 'refused'; readonly index: number; readonly reason: string }

/** The roster after an entry, and what the entry was. */
export interface JudgedEntry {
  readonly roster: Roster
  readonly verdict: EntryVerdict
}

/** A change to the roster, or why there is none. */
export type Judgement =
  | { readonly change: Partial<Roster>; readonly verdict: EntryVerdict }
  | { readonly refusal: string }
