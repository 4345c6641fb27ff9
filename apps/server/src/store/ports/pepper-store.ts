/** A pepper as it is made. */
export interface NewPepper {
  readonly id: Uint8Array
  /** The device whose pepper it is. */
  readonly access: Uint8Array
  /** The secret that evaluates. */
  readonly key: Uint8Array
}

/** What an attempt finds: the pepper’s key; that the attempts are used up; or nothing. */
export type PepperAttempt =
  | { readonly kind: 'key'; readonly key: Uint8Array }
  | { readonly kind: 'used-up' }
  | { readonly kind: 'none' }

/** Keeps the peppers of devices. A device that is revoked loses its peppers by {@link RegisterStore.append}. */
export interface PepperStore {
  /** Adds a pepper beside the one that its device keeps, and erases another one that was never kept. */
  make(pepper: NewPepper): Promise<void>
  /** Keeps a pepper, forgets its attempts, and erases its device’s other one. `false` when it is none of this device. */
  keep(id: Uint8Array, access: Uint8Array): Promise<boolean>
  /** Counts one attempt and gives the key; at `most` counted ones it gives none. A counted attempt survives a power cut. */
  attempt(id: Uint8Array, most: number): Promise<PepperAttempt>
  /** Takes one attempt off every pepper’s count. */
  giveBack(): Promise<void>
  /** Erases all peppers of a device. */
  drop(access: Uint8Array): Promise<void>
}
