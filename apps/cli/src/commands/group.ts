import {
  addPeople,
  createGroup,
  findConversation,
  findPerson,
  leaveGroup,
  removePeople,
  renameGroup,
  setAdministrators,
  synchronize,
} from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Command } from 'commander'
import { parseName } from '../flags/parse-name.ts'
import { conversationRecords } from '../listing/conversation-record.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'
import { groupInvitations } from './group-invitations.ts'

type Change = (engine: Engine, group: ConversationId, people: readonly PersonId[]) => Promise<void>

export function group(command: Command, shell: Shell): void {
  const changes: readonly (readonly [name: string, summary: string, change: Change])[] = [
    ['add', 'add people', addPeople],
    ['remove', 'remove people; they read nothing that comes after', removePeople],
    ['administrators', 'make exactly these people its administrators', setAdministrators],
  ]
  command
    .command('create')
    .description('create a group that you administrate')
    .argument('<name>', 'what it is called', parseName)
    .argument('<people...>', 'names or ids')
    .action((name: string, people: readonly string[]) => create(shell, name, people))
  for (const [verb, summary, change] of changes)
    command
      .command(verb)
      .description(summary)
      .argument('<group>', 'name or id')
      .argument('<people...>', 'names or ids')
      .action((text: string, people: readonly string[]) => run(shell, text, people, change))
  groupInvitations(command, shell)
  command
    .command('leave')
    .description('leave a group')
    .argument('<group>', 'name or id')
    .action((text: string) => run(shell, text, [], leaveGroup))
  command
    .command('name')
    .description('give a group another name')
    .argument('<group>', 'name or id')
    .argument('<new-name>', 'what it is called from now on', parseName)
    .action((text: string, name: string) => run(shell, text, [], (engine, id) => renameGroup(engine, id, name)))
}

async function create(shell: Shell, name: string, people: readonly string[]): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await synchronize(engine)
  show(shell, engine, await createGroup(engine, name, findPeople(engine, people)))
}

async function run(shell: Shell, text: string, people: readonly string[], change: Change): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  // Names mean what the register says now.
  await synchronize(engine)
  const id = findConversation(engine, text)
  await change(engine, id, findPeople(engine, people))
  show(shell, engine, id)
}

function findPeople(engine: Engine, people: readonly string[]): PersonId[] {
  return [...new Set(people.map((person) => findPerson(engine, person)))]
}

function show(shell: Shell, engine: Engine, id: ConversationId): void {
  const record = conversationRecords(engine).find(({ conversation }) => conversation === id)
  if (record === undefined) return
  const people = record.status === 'left' ? 'you have left' : record.people.join(', ')
  shell.print(record, `${record.name}: ${people}\n${id}`)
}
