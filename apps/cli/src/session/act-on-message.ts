import { findMessage, listWaitingActs, synchronize } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import { usageError } from '../errors.ts'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import type { Shell } from '../terminal/shell.ts'
import { openSession } from './open-session.ts'

/** Does something to a message that a person means by its id or position, and sends it. `done` is said when it is on the board. */
export async function actOnMessage(
  shell: Shell,
  text: string,
  done: string,
  act: (engine: Engine, message: MessageId) => Promise<void>,
): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  try {
    await synchronize(engine)
  } catch (error) {
    // Offline, it is kept and goes out with a later command.
    if (exitCodeOf(error) !== exitCodes.unchecked) throw error
  }
  const message = await findMessage(engine, text)
  if (message === undefined)
    throw usageError('This device has no such message. Look for its id with "chancery read --json"')
  await act(engine, message)
  try {
    await synchronize(engine)
    shell.print({ message }, done)
  } catch (error) {
    const isKept = (await listWaitingActs(engine)).some((one) => one.act.message === message)
    shell.fail(error, { kept: isKept })
    if (isKept) shell.note('kept', 'It is kept on this device and goes out with a later command.')
  }
}
