import { carryHistory, synchronize } from '@chancery/client'
import type { Engine } from '@chancery/client'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import type { Shell } from '../terminal/shell.ts'

/**
 * Brings the device up to date; history that is on its way goes on, and a backup that is due is renewed. When that cannot be done
 * now, says so, gives `false`, lets the command go on with what is known, and end with “could not check”. A board that is not to be
 * trusted ends the command.
 */
export async function refresh(shell: Shell, engine: Engine): Promise<boolean> {
  try {
    await synchronize(engine)
    await carryHistory(engine)
    return true
  } catch (error) {
    if (exitCodeOf(error) !== exitCodes.unchecked) throw error
    shell.fail(error)
    return false
  }
}
