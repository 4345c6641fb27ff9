import type { Brand } from '@chancery/base'

/**
 * What failed, for callers that branch.
 *
 * - `mls/key-package`: bytes that should be a KeyPackage (or its secret) of ours are not.
 * - `mls/proposals`: a commit that nobody would accept was asked for: unknown or own leaf, KeyPackage already in the group, …
 * - `mls/welcome`: the Welcome is not for this KeyPackage, or what it describes is not a valid group of ours.
 * - `mls/epoch-secret-taken`: the epoch secret was taken before; it exists only where the first taker keeps it.
 * - `mls/state`: an encoded state is damaged or of another version.
 */
export type MlsErrorCode = 'mls/key-package' | 'mls/proposals' | 'mls/welcome' | 'mls/epoch-secret-taken' | 'mls/state'

/** A device in a group. `leaf` is its index among the leaves (RFC 9420, 7); it may pass to another device after a removal. */
export interface MlsMember {
  readonly leaf: number
  /** The 16-byte device id: the identity of the basic credential (RFC 9420, 5.3). */
  readonly device: Uint8Array
  /** The 32-byte Ed25519 device key. */
  readonly signatureKey: Uint8Array
}

/** A published invitation to add a device (RFC 9420, 10) and everything private about it. `secret` never leaves the device. */
export interface MlsKeyPackage {
  readonly keyPackage: Uint8Array
  readonly secret: Uint8Array
}

/** Who a device is. The MLS leaf signature key *is* the Ed25519 device key that the register certified. */
export interface MlsIdentity {
  readonly device: Uint8Array
  readonly signatureKey: Uint8Array
  readonly signatureSeed: Uint8Array
}

/**
 * One device's view of one group in one epoch. Opaque and immutable: every operation returns a new one, and the old one
 * stays usable until the caller drops it, so a commit that loses the race is simply discarded.
 */
export type MlsState = Brand<object, 'MlsState'>

/** What a commit changes. All three may be empty: that is the update by which a device renews its keys. */
export interface CommitProposals {
  /** KeyPackages of devices to add. */
  readonly add: readonly Uint8Array[]
  /** Leaves of members to remove; never one's own. */
  readonly remove: readonly number[]
  /** New value of our GroupContext extension. */
  readonly context?: Uint8Array
}

/** Why every member refuses a message alike. For logs and tests, not for people. */
export type CommitFlaw =
  | 'not-a-commit'
  | 'other-group'
  | 'sender'
  | 'size'
  | 'membership-tag'
  | 'signature'
  | 'confirmation-tag'
  | 'proposal-kind'
  | 'proposal-form'
  | 'context-form'
  | 'key-package'
  | 'member-twice'
  | 'path-missing'
  | 'path-leaf'
  | 'path-form'
  | 'key-reuse'

/** What a message says about a group, judged from public parts alone (see {@link MlsEngine.inspect}). */
export type CommitInspection =
  | {
      readonly kind: 'commit'
      /** The epoch that this commit ends. */
      readonly epoch: number
      readonly sender: MlsMember
      /** `authenticated_data`: our signed statement about this commit. */
      readonly statement: Uint8Array
      readonly add: readonly {
        readonly device: Uint8Array
        readonly signatureKey: Uint8Array
        readonly keyPackage: Uint8Array
      }[]
      readonly remove: readonly MlsMember[]
      readonly context?: Uint8Array
    }
  | { readonly kind: 'other-epoch'; readonly epoch: number }
  | { readonly kind: 'invalid'; readonly reason: CommitFlaw }

/** What became of this device when a valid commit took effect. */
export type CommitOutcome =
  | { readonly kind: 'next'; readonly state: MlsState }
  | { readonly kind: 'removed' }
  | { readonly kind: 'cannot-follow'; readonly reason: 'own-commit' | 'path-secret' | 'path-keys' | 'confirmation-tag' }

/**
 * Group key agreement as the rest of the program may know it: the wire form is RFC 9420, cipher suite 1, but no caller
 * sees a type of the library underneath, so that it can be replaced (docs/adr/0003-mls-engine.md).
 */
export interface MlsEngine {
  /** A last-resort KeyPackage, valid until `notAfter` (Unix seconds). Throws `mls/key-package` for a malformed identity. */
  makeKeyPackage(identity: MlsIdentity, notAfter: number): Promise<MlsKeyPackage>

  /**
   * The public content of a KeyPackage, or `undefined` unless it is well formed, of our suite, and signed by its own
   * key. The end of its life is returned, not judged; whether the device is who it says is the register's business.
   */
  readKeyPackage(
    bytes: Uint8Array,
  ): Promise<{ device: Uint8Array; signatureKey: Uint8Array; notAfter: number } | undefined>

  /** A new group with one member: the owner of the KeyPackage. `group` is 16 random bytes. */
  create(group: Uint8Array, context: Uint8Array, own: MlsKeyPackage): Promise<MlsState>

  /** Joins by Welcome. Throws `mls/welcome` for anything wrong with it; the caller may ask to be added again. */
  join(welcome: Uint8Array, own: MlsKeyPackage): Promise<MlsState>

  /**
   * Prepares a commit with a fresh update path. Nothing has happened yet: keep `next` (encoded) before sending, adopt it
   * when the commit wins its epoch, discard it when another does. Throws `mls/proposals`.
   */
  commit(
    state: MlsState,
    proposals: CommitProposals,
    statement: Uint8Array,
  ): Promise<{ message: Uint8Array; welcome?: Uint8Array; next: MlsState }>

  /**
   * Judges a message of unknown origin. Every member of the epoch gets the identical answer, because only public parts
   * and the membership key count: not the member's own secrets, not its clock. Whether the sender had the right is not
   * judged here. Never throws.
   */
  inspect(state: MlsState, message: Uint8Array): Promise<CommitInspection>

  /**
   * Takes a commit that {@link inspect} accepted. `cannot-follow` when this device cannot derive the next secrets: the
   * commit still ends the epoch for everyone, and this device must ask to be added again. One's own commit is never
   * followed: adopt the `next` of {@link commit}.
   */
  apply(state: MlsState, message: Uint8Array): Promise<CommitOutcome>

  group(state: MlsState): Uint8Array
  epoch(state: MlsState): number
  context(state: MlsState): Uint8Array
  members(state: MlsState): readonly MlsMember[]
  own(state: MlsState): MlsMember

  /**
   * MLS-Exporter('chancery/v1 day', group id, 32) of this epoch (RFC 9420, 8.5), once: the returned state can no longer
   * derive it. Store that state and drop this one. Throws `mls/epoch-secret-taken` the second time.
   */
  takeEpochSecret(state: MlsState): Promise<{ secret: Uint8Array; state: MlsState }>

  /**
   * The epoch authenticator (RFC 9420, 8.7), 32 bytes: the same at two members exactly when they are in the same state of the
   * group. `undefined` when the state was stored before it was kept, until the next epoch.
   */
  authenticator(state: MlsState): Uint8Array | undefined

  /** Bytes for storage under the device's own lock: they hold the device seed and the group's secrets. */
  encode(state: MlsState): Uint8Array

  /** The state of {@link encode}; throws `mls/state`. */
  decode(bytes: Uint8Array): MlsState
}
