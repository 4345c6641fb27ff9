// One device in a process of its own: `node _client.ts FOUND-LINK`. Founds, invites, writes to itself while connected.
import {
  createGroup,
  follow,
  foundOrganization,
  httpTransport,
  invitePerson,
  listMessages,
  sendText,
} from '@chancery/client'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { newDevice } from '@chancery/testkit'

const connected = Promise.withResolvers<undefined>()
const { ports } = newDevice({
  connect: (server) => {
    const transport = httpTransport(server)
    return {
      request: transport.request,
      live: async (...args) => {
        const connection = await transport.live(...args)
        connected.resolve(undefined)
        return connection
      },
    }
  },
})
const link = parseLink(process.argv[2] as string) as FoundLink
const engine = await foundOrganization(ports, link, { organization: 'Bank of Examples', name: 'Carol', label: 'desk' })
await invitePerson(engine)
const conversation = await createGroup(engine, 'Notes', [])
const following = follow(engine)
await connected.promise
await sendText(engine, { kind: 'conversation', conversation }, 'kept for myself')
const texts = (await listMessages(engine)).flatMap(({ text }) => text ?? [])
process.stdout.write(`${texts.join()}\n`)
following.stop()
await following.ended
