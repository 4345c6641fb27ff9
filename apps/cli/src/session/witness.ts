import { witnessedBy } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { Shell } from '../terminal/shell.ts'

/** Says once whether somebody else than the server vouches that everybody is shown the same logs. */
export async function tellWitness(shell: Shell, engine: Engine): Promise<void> {
  const witness = await witnessedBy(engine)
  if (witness !== undefined)
    return shell.note('witnessed', `Witnessed by ${witness}: it vouches that everybody is shown the same board.`)
  shell.note(
    'not-witnessed',
    'Not witnessed: no second party vouches yet that everybody is shown the same board. Devices compare among themselves.',
  )
}
