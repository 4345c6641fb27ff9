// One device in a process of its own: `node _client.ts FOUND-LINK`. Founds, invites, writes to itself, stays connected.
import { createGroup, follow, foundOrganization, invitePerson, listMessages, sendText } from '@chancery/client'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { newDevice } from '@chancery/testkit'

const { ports } = newDevice()
const link = parseLink(process.argv[2] as string) as FoundLink
const engine = await foundOrganization(ports, link, { organization: 'Bank of Examples', name: 'Carol', label: 'desk' })
await invitePerson(engine)
const conversation = await createGroup(engine, 'Notes', [])
const following = follow(engine)
await sendText(engine, { kind: 'conversation', conversation }, 'kept for myself')
following.stop()
await following.ended
const texts = (await listMessages(engine)).flatMap(({ text }) => text ?? [])
process.stdout.write(`${texts.join()}\n`)
