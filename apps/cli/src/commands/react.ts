import { react as reactTo } from '@chancery/client'
import type { Command } from 'commander'
import { actOnMessage } from '../session/act-on-message.ts'
import type { Shell } from '../terminal/shell.ts'

export function react(command: Command, shell: Shell): void {
  command
    .argument('<message>', 'its id or its position on the board, as "read --json" prints them')
    .argument('[emoji]', 'your reaction, in the place of the one before; without it that one is taken back')
    .action((message: string, emoji: string | undefined) =>
      actOnMessage(shell, message, emoji === undefined ? 'Taken back.' : 'Done.', (engine, id) =>
        reactTo(engine, id, emoji),
      ),
    )
}
