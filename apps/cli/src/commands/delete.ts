import { deleteMessage } from '@chancery/client'
import type { Command } from 'commander'
import { actOnMessage } from '../session/act-on-message.ts'
import type { Shell } from '../terminal/shell.ts'

export function deleteForEveryone(command: Command, shell: Shell): void {
  command
    .argument('<message>', 'its id or its position on the board, as "read --json" prints them')
    .action((message: string) =>
      actOnMessage(shell, message, 'Deleted for everyone. The record keeps what it said.', deleteMessage),
    )
}
