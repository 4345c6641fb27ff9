import { findPerson, listPeople, setRole, synchronize } from '@chancery/client'
import { Argument } from 'commander'
import type { Command } from 'commander'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

const ROLES = ['administrator', 'member'] as const

export function role(command: Command, shell: Shell): void {
  command
    .argument('<person>', 'name or id')
    .addArgument(new Argument('<role>', 'what they may do in the organization').choices(ROLES))
    .action((person: string, wanted: (typeof ROLES)[number]) => run(shell, person, wanted))
}

async function run(shell: Shell, who: string, wanted: (typeof ROLES)[number]): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await synchronize(engine)
  const person = findPerson(engine, who)
  await setRole(engine, person, wanted)
  const name = listPeople(engine).find((one) => one.person === person)?.name ?? who
  shell.print(
    { person, name, role: wanted },
    `${name} is now ${wanted === 'member' ? 'a member' : 'an administrator'}.`,
  )
}
