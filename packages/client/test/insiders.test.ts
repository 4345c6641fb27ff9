import { base64url, randomBytes } from '@chancery/base'
import {
  addPeople,
  enrolDevice,
  inviteOwnDevice,
  leaveGroup,
  listConversations,
  listDevices,
  listMessages,
  revokeDevice,
  synchronize,
} from '@chancery/client'
import { SLOT_BYTES, encodeSignedDocument } from '@chancery/protocol'
import type { Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { changeConversation } from '../src/conversation/change.ts'
import type { Conversation } from '../src/conversation/conversation.ts'
import { currentEpoch } from '../src/conversation/conversation.ts'
import { signStatement } from '../src/conversation/sign-statement.ts'
import { decodeRecord } from '../src/engine/record.ts'
import { Writes } from '../src/engine/writes.ts'
import { queuePayload, queueWish } from '../src/outbox/queue.ts'
import { transmit } from '../src/outbox/transmit.ts'
import type { StoredEvidence } from '../src/conversation/stored-message.ts'
import { openGroup, say } from './_group.ts'
import { textsOf, warningsOf } from './_texts.ts'

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Treasury', 'Bob', 'Mallory')
  return { carol, bob: members.Bob, mallory: members.Mallory, conversation }
}

describe('a member with bad intentions', () => {
  it('cannot stop the others from talking with a false directory slot and a wish to be added again', async () => {
    await using office = await openOffice()
    const { carol, bob, mallory, conversation } = await scene(office)
    await mallory.engine.api.putSlot(randomBytes(SLOT_BYTES))
    await mallory.engine.exclusive(async () => {
      const writes = new Writes()
      queueWish(mallory.engine, writes, conversation, 'j')
      await mallory.engine.commit(writes)
      await transmit(mallory.engine)
    })
    await say(bob, conversation, 'we go on')
    expect(await textsOf(carol)).toEqual(['we go on'])
  })

  it('cannot make a change appear that never happened', async () => {
    await using office = await openOffice()
    const { carol, bob, mallory, conversation } = await scene(office)
    await mallory.engine.exclusive(async () => {
      const known = mallory.engine.conversations.get(conversation) as Conversation
      const statement = await signStatement(mallory.engine, known, {
        k: 'c',
        remove: [bob.engine.keys.device],
        name: 'Fraud',
      })
      const writes = new Writes()
      queuePayload(mallory.engine, writes, conversation, { kind: 'statement', bytes: encodeSignedDocument(statement) })
      await mallory.engine.commit(writes)
      await transmit(mallory.engine).catch(() => undefined)
    })
    await say(carol, conversation, 'all as it was')
    await synchronize(bob.engine)
    const changes = (await listMessages(bob.engine)).filter(({ kind }) => kind === 'change')
    expect(changes).toHaveLength(1)
    expect(changes[0]?.device).toBe(carol.engine.keys.device)
    expect(listConversations(bob.engine)[0]?.name).toBe('Treasury')
  })

  it('cannot use somebody’s old leave against them after they have come back', async () => {
    await using office = await openOffice()
    const { carol, bob, mallory, conversation } = await scene(office)
    await leaveGroup(bob.engine, conversation)
    await synchronize(mallory.engine)
    const leave = (await listMessages(mallory.engine)).find(({ kind }) => kind === 'leave')
    const stored = await mallory.store.get('evidence', leave?.id ?? '')
    const { document } = decodeRecord<StoredEvidence>(stored as Uint8Array)
    await say(carol, conversation, 'Bob has left')
    await addPeople(carol.engine, conversation, [bob.engine.account.person])
    await synchronize(mallory.engine)
    const remove = [bob.engine.keys.device]
    await mallory.engine.exclusive(() =>
      changeConversation(mallory.engine, conversation, (now) =>
        currentEpoch(now).members.some(({ device }) => device === remove[0])
          ? { add: [], remove, because: [document] }
          : undefined,
      ).catch(() => undefined),
    )
    await say(carol, conversation, 'Bob is back')
    expect(await textsOf(bob)).toContain('Bob is back')
    expect(warningsOf(carol)).toContain('conversation/commit-refused')
  })

  it('cannot enrol with a link that a device made before it was revoked', async () => {
    await using office = await openOffice()
    const { carol, bob } = await scene(office)
    const link = await inviteOwnDevice(bob.engine)
    await revokeDevice(carol.engine, bob.engine.keys.device)
    const thief = newDevice()
    await expect(enrolDevice(thief.ports, link, { name: 'Bob', label: 'thief' })).rejects.toMatchObject({
      code: 'client/enrolment-refused',
    })
    await synchronize(carol.engine)
    expect(listDevices(carol.engine, bob.engine.account.person)).toMatchObject([{ isRevoked: true }])
    expect(base64url(link.organization)).toBe(carol.engine.roster.organization?.key)
  })
})
