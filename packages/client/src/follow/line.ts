/** What whoever follows holds: a live connection, or the clock of Saver. */
export interface Line {
  /** Ends it, for whatever reason. */
  hangUp(): void
  /** There is reason to think that it is dead. */
  doubt(): void
}
