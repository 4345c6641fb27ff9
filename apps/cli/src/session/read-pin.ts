import { requirePin } from '@chancery/crypto'
import { cliError, usageError } from '../errors.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The PIN of a home that is there: from `CHANCERY_PIN`, or asked for. */
export async function readPin(terminal: Terminal): Promise<string> {
  return pinFromEnv(terminal) ?? terminal.askHidden('PIN of this device: ')
}

/** The PIN of a new home: long enough, and typed twice when it is typed. */
export async function chooseNewPin(terminal: Terminal): Promise<string> {
  const given = pinFromEnv(terminal)
  if (given !== undefined) {
    requirePin(given)
    return given
  }
  const pin = await terminal.askHidden('Choose a PIN for this device (8 characters or more): ')
  requirePin(pin)
  if ((await terminal.askHidden('Once more: ')) !== pin) throw usageError('The two PINs differ. Try again')
  return pin
}

function pinFromEnv({ env, canAsk }: Terminal): string | undefined {
  const pin = env['CHANCERY_PIN']
  if (pin !== undefined && pin !== '') return pin
  if (canAsk) return undefined
  throw cliError('cli/no-pin', 'Set CHANCERY_PIN to the PIN of this device, or run the command in a terminal')
}
