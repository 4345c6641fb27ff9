import type { ConversationId } from '@chancery/protocol'
import { formatLink, parseLink } from '@chancery/protocol'
import type { InviteLink } from '@chancery/protocol'
import {
  carryHistory,
  createGroup,
  enrolDevice,
  inviteOwnDevice,
  listHistory,
  listMessages,
  sendText,
  synchronize,
} from '@chancery/client'
import type { Colleague } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { textsOf, warningsOf } from './_texts.ts'

const say = ({ engine }: Colleague, conversation: ConversationId, text: string) =>
  sendText(engine, { kind: 'conversation', conversation }, text)

/** A second device of a colleague, enrolled with their own link. */
async function secondDevice(colleague: Colleague, device = newDevice()): Promise<Colleague> {
  const link = parseLink(formatLink(await inviteOwnDevice(colleague.engine))) as InviteLink
  const engine = await enrolDevice(device.ports, link, { name: '', label: 'phone' })
  return { name: colleague.name, engine, ...device }
}

/** The first device sends, the second takes in. */
async function carry(from: Colleague, to: Colleague): Promise<void> {
  await synchronize(from.engine)
  await carryHistory(from.engine)
  await synchronize(from.engine)
  await synchronize(to.engine)
  await carryHistory(to.engine)
}

describe('a further device of the same person', () => {
  it('has the whole history when the first one has sent it', async () => {
    await using office = await openOffice()
    const { carol } = office
    const bob = await office.enrol('Bob')
    await synchronize(carol.engine)
    const loans = await createGroup(carol.engine, 'Loans', [bob.engine.account.person])
    await say(carol, loans, 'Good morning')
    await synchronize(bob.engine)
    await say(bob, loans, 'Good morning, Carol')
    await sendText(bob.engine, { kind: 'person', person: carol.engine.account.person }, 'Between us')
    const before = await textsOf(bob)
    const phone = await secondDevice(bob)
    expect(await textsOf(phone)).toEqual([])
    await carry(bob, phone)
    expect(await textsOf(phone)).toEqual(before)
    const bare = (messages: Awaited<ReturnType<typeof listMessages>>) => messages.map(({ tag: _tag, ...rest }) => rest)
    const own = bare(await listMessages(bob.engine))
    expect(bare(await listMessages(phone.engine))).toEqual(own)
    expect(await listHistory(phone.engine)).toEqual([
      expect.objectContaining({ direction: 'from', state: 'done', refused: 0 }),
    ])
    expect(warningsOf(phone)).toEqual([])
  })
})
