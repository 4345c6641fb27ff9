import type { Shell } from '../terminal/shell.ts'

/** Says once, to whoever comes in, what this version cannot promise: no second party cosigns the logs yet. */
export function tellNotWitnessed(shell: Shell): void {
  shell.note(
    'not-witnessed',
    'Not witnessed: no second party vouches yet that everybody is shown the same board. Devices compare among themselves.',
  )
}
