import { CodedError } from '@chancery/base'
import {
  findConversation,
  forgetGroupInvitation,
  inviteToGroup,
  listGroupInvitations,
  synchronize,
} from '@chancery/client'
import type { Engine, GroupInvitationListing } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { formatLink } from '@chancery/protocol'
import type { Command } from 'commander'
import { parseName } from '../flags/parse-name.ts'
import { wholeBetween } from '../flags/parse-whole.ts'
import { nameOfPerson } from '../listing/describe-change.ts'
import { isoDay } from '../listing/iso-time.ts'
import { DEFAULT_DAYS, MAX_DAYS } from '../session/invitation-expiry.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

interface Terms {
  readonly name?: string
  readonly office?: string
  readonly days: number
}

/** What there is to do about invitations into a group. */
export function groupInvitations(command: Command, shell: Shell): void {
  command
    .command('invite')
    .description('make a link by which one person can join the organization and then is added, by this device')
    .argument('<group>', 'name or id')
    .option('--name <name>', 'who it is for; otherwise they say so themselves', parseName)
    .option('--office <office>', 'their office', parseName)
    .option('--days <days>', 'how long the link holds', wholeBetween(1, MAX_DAYS), DEFAULT_DAYS)
    .action((group: string, terms: Terms) => invite(shell, group, terms))
  command
    .command('invited')
    .description('list whom this device has invited into a group and who is not in it yet')
    .argument('<group>', 'name or id')
    .action((group: string) => list(shell, group))
  command
    .command('uninvite')
    .description('add nobody to a group because of an invitation of yours; its link still leads into the organization')
    .argument('<group>', 'name or id')
    .argument('<who>', 'whom it is for, or the invitation’s id, as “invited” lists them')
    .action((group: string, who: string) => uninvite(shell, group, who))
}

async function invite(shell: Shell, text: string, terms: Terms): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await synchronize(engine)
  const id = findConversation(engine, text)
  const { link, expires } = await inviteToGroup(engine, id, terms)
  const invitation = formatLink(link)
  const whom = terms.name ?? 'A colleague'
  const note = `${whom} can join with this link. It works once, until ${isoDay(expires)}:\n${invitation}\nThe first command after they have joined adds them to “${nameOf(engine, id)}”`
  shell.print({ invite: invitation, expires, conversation: id }, note)
}

async function list(shell: Shell, text: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const id = findConversation(engine, text)
  const row = (one: GroupInvitationListing): string[] => [
    whoIn(engine, one),
    one.person === undefined ? `until ${isoDay(one.expires)}` : 'has joined, and is about to be added',
    one.invitation,
  ]
  const none = `This device has invited nobody into “${nameOf(engine, id)}” who is not in it.`
  shell.printTable(await listGroupInvitations(engine, id), row, none)
}

async function uninvite(shell: Shell, text: string, who: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  // Not first what an invitation asks for: whoever has come just now would be added.
  const id = findConversation(engine, text)
  const found = find(engine, await listGroupInvitations(engine, id), who)
  await forgetGroupInvitation(engine, found.invitation)
  const organization = 'The link itself still lets them into the organization.'
  shell.print(
    { conversation: id, ...found },
    `${whoIn(engine, found)} is not added to “${nameOf(engine, id)}”. ${organization}`,
  )
}

function find(engine: Engine, all: readonly GroupInvitationListing[], who: string): GroupInvitationListing {
  const wanted = who.toLocaleLowerCase()
  const exact = all.filter(({ invitation }) => invitation === who)
  // As whoever invited called them, or as they call themselves since they have come.
  const named = all.filter((one) => [one.name, whoIn(engine, one)].some((name) => name?.toLocaleLowerCase() === wanted))
  const [found, ...others] = exact.length > 0 ? exact : named
  if (found === undefined)
    throw new CodedError(
      'client/no-such-recipient',
      'This device has no such invitation. "chancery group invited" lists them',
    )
  if (others.length > 0)
    throw new CodedError(
      'client/ambiguous',
      `There are ${others.length + 1} invitations for “${who}”. Name one by its id`,
    )
  return found
}

function whoIn(engine: Engine, { name, person }: GroupInvitationListing): string {
  return person === undefined ? (name ?? 'A colleague') : nameOfPerson(engine, person)
}

function nameOf(engine: Engine, id: ConversationId): string {
  return engine.conversations.get(id)?.name ?? id
}
