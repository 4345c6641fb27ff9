import { listPeople } from '@chancery/client'
import type { Command } from 'commander'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

export function people(command: Command, shell: Shell): void {
  command.action(() => run(shell))
}

async function run(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const records = listPeople(engine).map(({ isSelf, ...person }) => ({ ...person, self: isSelf }))
  shell.printTable(
    records,
    ({ name, office = '', role, devices, self, person }) => [
      self ? `${name} (you)` : name,
      office,
      role,
      devices === 1 ? '1 device' : `${devices} devices`,
      person,
    ],
    'Nobody has joined yet.',
  )
}
