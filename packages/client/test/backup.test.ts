import { hasCode } from '@chancery/base'
import {
  backupOf,
  beginBackup,
  carryHistory,
  createGroup,
  endBackup,
  enrolDevice,
  inviteAgain,
  isRecoveryCode,
  listDevices,
  listMessages,
  listPeople,
  proveMessage,
  restoreBackup,
  revokeDevice,
  sendText,
  synchronize,
} from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import { verifyBundle } from '@chancery/records'
import type { Colleague, Office } from '@chancery/testkit'
import { ShiftedClock, newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { textsOf, warningsOf } from './_texts.ts'

const say = ({ engine }: Colleague, conversation: ConversationId, text: string) =>
  sendText(engine, { kind: 'conversation', conversation }, text)
const coded = (code: string) => expect.toSatisfy((error: unknown) => hasCode(error, code)) as unknown

/** Carol and Bob, who have talked in a group and to each other. */
async function talked(office: Office): Promise<{ bob: Colleague; loans: ConversationId }> {
  const bob = await office.enrol('Bob')
  const { carol } = office
  await synchronize(carol.engine)
  const loans = await createGroup(carol.engine, 'Loans', [bob.engine.account.person])
  await say(carol, loans, 'Good morning')
  await synchronize(bob.engine)
  await say(bob, loans, 'Good morning, Carol')
  await sendText(bob.engine, { kind: 'person', person: carol.engine.account.person }, 'Between us')
  return { bob, loans }
}

/** Bob has lost all his devices; Carol removes them and lets him in again. */
async function letInAgain({ carol }: Office, bob: Colleague, device = newDevice()): Promise<Colleague> {
  await synchronize(carol.engine)
  for (const { device } of listDevices(carol.engine, bob.engine.account.person))
    await revokeDevice(carol.engine, device)
  const link = parseLink(formatLink(await inviteAgain(carol.engine, bob.engine.account.person))) as InviteLink
  return { name: 'Bob', engine: await enrolDevice(device.ports, link, { name: '', label: 'new phone' }), ...device }
}

describe('somebody who has lost all devices', () => {
  it('comes back as the same person, and talks on; colleagues are told calmly, and what they say then can be proven', async () => {
    await using office = await openOffice()
    const { carol } = office
    const { bob } = await talked(office)
    const again = await letInAgain(office, bob)
    expect(again.engine.account.person).toBe(bob.engine.account.person)
    await synchronize(carol.engine)
    expect(listPeople(carol.engine).map(({ name, devices }) => [name, devices])).toEqual([
      ['Bob', 1],
      ['Carol', 1],
    ])
    expect(warningsOf(carol)).toContain('register/returned')
    await sendText(again.engine, { kind: 'person', person: carol.engine.account.person }, 'It is me again')
    expect(await textsOf(carol)).toContain('It is me again')
    const [message] = (await listMessages(again.engine)).filter(({ text }) => text === 'It is me again')
    await sendText(carol.engine, { kind: 'person', person: bob.engine.account.person }, 'Welcome back')
    await synchronize(again.engine)
    const bundle = await proveMessage(carol.engine, message?.id as never)
    const report = await verifyBundle(bundle, { organizationKey: carol.engine.account.organization })
    expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(report).toMatchObject({ status: 'verified', facts: { person: 'Bob', deviceLabel: 'new phone' } })
  })

  it('is not let in by an administrator as long as one of the devices counts, nor by anybody else', async () => {
    await using office = await openOffice()
    const { carol } = office
    const { bob } = await talked(office)
    await synchronize(carol.engine)
    await expect(inviteAgain(carol.engine, bob.engine.account.person)).rejects.toEqual(coded('client/not-allowed'))
    await expect(inviteAgain(bob.engine, carol.engine.account.person)).rejects.toEqual(
      coded('client/not-administrator'),
    )
  })
})

describe('a personal backup', () => {
  it('brings the history back under its code when all devices are gone', async () => {
    await using office = await openOffice()
    const { bob } = await talked(office)
    const code = await beginBackup(bob.engine)
    await carryHistory(bob.engine)
    expect(await backupOf(bob.engine)).toMatchObject({ messages: 5 })
    expect(await isRecoveryCode(bob.engine, code.toLowerCase())).toBe(true)
    const before = await textsOf(bob)
    const again = await letInAgain(office, bob)
    expect(await textsOf(again)).toEqual([])
    await restoreBackup(again.engine, code)
    await carryHistory(again.engine)
    expect(await textsOf(again)).toEqual(before)
    // Nothing twice, however often it is asked for.
    await restoreBackup(again.engine, code)
    await carryHistory(again.engine)
    expect(await textsOf(again)).toEqual(before)
  })

  it('says so when the code is another, has a slip, or was given up', async () => {
    await using office = await openOffice()
    const { bob } = await talked(office)
    const { carol } = office
    const first = await beginBackup(bob.engine)
    await carryHistory(bob.engine)
    const second = await beginBackup(bob.engine)
    await carryHistory(bob.engine)
    await expect(restoreBackup(carol.engine, first)).rejects.toEqual(coded('client/backup-missing'))
    const other = '0000-0000-0000-0000-0000-0000-0000'
    await expect(restoreBackup(carol.engine, `${other}-0000`)).rejects.toEqual(coded('client/recovery-code'))
    await expect(restoreBackup(carol.engine, second.slice(1))).rejects.toEqual(coded('client/recovery-code'))
    await endBackup(bob.engine)
    await expect(restoreBackup(carol.engine, second)).rejects.toEqual(coded('client/backup-missing'))
    expect(await backupOf(bob.engine)).toBeUndefined()
  })

  it('is renewed once a week, whatever was written, with what is new', async () => {
    const clock = new ShiftedClock()
    await using office = await openOffice({ clock })
    const { bob, loans } = await talked(office)
    const code = await beginBackup(bob.engine)
    await carryHistory(bob.engine)
    const made = (await backupOf(bob.engine))?.made
    await say(bob, loans, 'Later')
    await carryHistory(bob.engine)
    expect((await backupOf(bob.engine))?.made).toBe(made)
    clock.moveTo(8, 12)
    await synchronize(bob.engine)
    await carryHistory(bob.engine)
    const backup = await backupOf(bob.engine)
    expect(backup?.made).toBeGreaterThan(made as number)
    expect(backup?.messages).toBe(6)
    const again = await letInAgain(office, bob, newDevice({ clock }))
    await restoreBackup(again.engine, code)
    await carryHistory(again.engine)
    expect(await textsOf(again)).toContain('Later')
  })
})
