import type { Command } from 'commander'
import type { Shell } from './terminal/shell.ts'

/** Declares a command’s arguments and options and what it does. */
export type DeclareVerb = (command: Command, shell: Shell) => void

/** A command. Its module is loaded when the command runs, so that each pays only for what it needs. */
export interface Verb {
  readonly name: string
  readonly summary: string
  readonly isHidden?: boolean
  readonly load: () => Promise<DeclareVerb>
}

/** Every command, in the order in which the help lists them. */
export const verbs: readonly Verb[] = [
  {
    name: 'found',
    summary: 'found the organization, with the link that the server printed',
    load: async () => (await import('./commands/found.ts')).found,
  },
  {
    name: 'invite',
    summary: 'make a link by which one person can join',
    load: async () => (await import('./commands/invite.ts')).invite,
  },
  {
    name: 'enrol',
    summary: 'join with an invite link',
    load: async () => (await import('./commands/enrol.ts')).enrol,
  },
  {
    name: 'people',
    summary: 'list the people of the organization',
    load: async () => (await import('./commands/people.ts')).people,
  },
  {
    name: 'conversations',
    summary: 'list your conversations, the newest first',
    load: async () => (await import('./commands/conversations.ts')).conversations,
  },
  {
    name: 'role',
    summary: 'make a person an administrator, or a member again',
    load: async () => (await import('./commands/role.ts')).role,
  },
  {
    name: 'group',
    summary: 'create and change groups',
    load: async () => (await import('./commands/group.ts')).group,
  },
  {
    name: 'send',
    summary: 'send a text or a file to a person or a conversation',
    load: async () => (await import('./commands/send.ts')).send,
  },
  {
    name: 'read',
    summary: 'print messages, each once, in the order of the board',
    load: async () => (await import('./commands/read.ts')).read,
  },
  {
    name: 'fetch',
    summary: 'write the file of a message to this computer',
    load: async () => (await import('./commands/fetch.ts')).fetch,
  },
  {
    name: 'edit',
    summary: 'change what a message of yours says',
    load: async () => (await import('./commands/edit.ts')).edit,
  },
  {
    name: 'delete',
    summary: 'delete a message for everyone; the record keeps it',
    load: async () => (await import('./commands/delete.ts')).deleteForEveryone,
  },
  {
    name: 'react',
    summary: 'react to a message, or take that back',
    load: async () => (await import('./commands/react.ts')).react,
  },
  {
    name: 'follow',
    summary: 'stay connected and print messages as they come',
    load: async () => (await import('./commands/follow.ts')).follow,
  },
  {
    name: 'devices',
    summary: 'list devices, add one of your own, or let somebody back in who has lost theirs',
    load: async () => (await import('./commands/devices.ts')).devices,
  },
  {
    name: 'backup',
    summary: 'show, make, test, or end the personal backup of your history',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'bring your history back with a recovery code',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'revoke',
    summary: 'revoke a device, or all devices of a person',
    load: async () => (await import('./commands/revoke.ts')).revoke,
  },
  {
    name: 'app',
    summary: 'list the web apps that browsers may take, or approve the one that the server offers',
    load: async () => (await import('./commands/app.ts')).app,
  },
  {
    name: 'policy',
    summary: 'show how devices send and receive, or set it',
    load: async () => (await import('./commands/policy.ts')).policy,
  },
  {
    name: 'prove',
    summary: 'write what proves one message to anybody, without the server',
    load: async () => (await import('./commands/prove.ts')).prove,
  },
  {
    name: 'verify',
    summary: 'check what “prove” wrote, without a device of your own',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'scan',
    summary: 'find sensitive data in files, on this computer alone',
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  {
    name: 'shadow',
    summary: 'show from logs which unofficial channels are used, and write block lists',
    load: async () => (await import('./commands/shadow.ts')).shadow,
  },
  {
    name: 'assess',
    summary: 'tell what exported chats give away, on this computer alone',
    load: async () => (await import('./commands/assess.ts')).assess,
  },
  {
    name: 'token',
    summary: 'print a session token, for tools that read the log',
    isHidden: true,
    load: async () => (await import('./commands/token.ts')).token,
  },
]
