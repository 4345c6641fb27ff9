import type { Command } from 'commander'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

export function token(command: Command, shell: Shell): void {
  command.action(() => run(shell))
}

async function run(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const text = await session.engine.api.token()
  shell.print({ token: text, server: session.engine.account.server }, text)
}
