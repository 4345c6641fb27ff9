import { editMessage } from '@chancery/client'
import type { Command } from 'commander'
import { actOnMessage } from '../session/act-on-message.ts'
import type { Shell } from '../terminal/shell.ts'

export function edit(command: Command, shell: Shell): void {
  command
    .argument('<message>', 'its id or its position on the board, as "read --json" prints them')
    .argument('<text>', 'what it is to say; everybody can see what it said before')
    .action((message: string, text: string) =>
      actOnMessage(shell, message, 'Edited.', (engine, id) => editMessage(engine, id, text)),
    )
}
