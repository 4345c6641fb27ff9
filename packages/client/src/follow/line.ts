import type { Engine } from '../engine/engine.ts'
import type { NetworkState } from '../ports/reporter.ts'
import type { ShelfLine } from '../vault/shelf-line.ts'
import type { Courier } from './courier.ts'
import type { Regime } from './regime.ts'

/** What whoever follows holds: a live connection, or the clock of Saver. */
export interface Line {
  /** Ends it, for whatever reason. */
  hangUp(): void
  /** There is reason to think that it is dead. */
  doubt(): void
}

/** Who holds a line. */
export interface Holder {
  readonly engine: Engine
  readonly courier: Courier
  /** Fetches what everybody fetches of files. */
  readonly shelf: ShelfLine
  /** Looks after conversations that are out of line. */
  readonly duty: { schedule(): void }
  readonly isStopped: boolean
  /** This device is up to date and stays so. */
  beOnline(): void
  /** What the line cannot go on with. */
  fail(error: unknown): void
  /** The register may have given this device another regime, under which this line must not be held. */
  minds(): void
  setNetwork(state: NetworkState): void
}

/** Holds a line under a regime until it ends; `onLine` gets it at once. */
export type HoldLine = (holder: Holder, regime: Regime, onLine: (line: Line) => void) => Promise<void>
