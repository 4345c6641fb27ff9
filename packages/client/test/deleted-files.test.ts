import {
  deleteMessage,
  forwardMessage,
  isHere,
  listMessages,
  openFile,
  setPolicy,
  stageFile,
  synchronize,
  writeLetter,
} from '@chancery/client'
import type { StoredMessage, VaultFile } from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { fileOf, hashOf } from './_files.ts'
import { openGroup } from './_group.ts'

const SIZE = 200_000

/** Everything that a device keeps of files. */
const kept = ({ store }: Colleague): number[] =>
  ['vault-chunk', 'vault-file', 'vault-upload'].map((name) => store.tables.get(name)?.size ?? 0)

async function lastOf({ engine }: Colleague): Promise<StoredMessage> {
  await synchronize(engine)
  return (await listMessages(engine)).findLast(({ attachment }) => attachment !== undefined) as StoredMessage
}

/** Alice has sent a file to a group, and Bob has opened it. */
async function scene(office: Office) {
  const { members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  const { Alice: alice, Bob: bob } = members
  await synchronize(alice.engine)
  const vault = await stageFile(alice.engine, fileOf(SIZE))
  const attachment = { kind: 'file', type: 'text/plain', size: SIZE, name: 'plan.txt', vault } as const
  await writeLetter(alice.engine, { to: { kind: 'conversation', conversation }, tag: 'plan', text: '', attachment })
  await synchronize(alice.engine)
  const message = await lastOf(bob)
  const file: VaultFile = { ...vault, size: SIZE }
  await openFile(bob.engine, file)
  return { alice, bob, message, file }
}

describe('the file of a message that is deleted for everyone', () => {
  it('is kept on no device that hears of it', async () => {
    await using office = await openOffice()
    const { alice, bob, message, file } = await scene(office)
    for (const one of [alice, bob]) expect(await isHere(one.engine, file.hash)).toBe(true)
    await deleteMessage(alice.engine, message.id)
    for (const one of [alice, bob]) {
      await synchronize(one.engine)
      expect(await isHere(one.engine, file.hash)).toBe(false)
      expect(kept(one)).toEqual([0, 0, 0])
    }
  })

  it('is fetched again where another message has it, too', async () => {
    await using office = await openOffice()
    const { carol } = office
    // With a shelf what is forwarded is sealed anew, and no two messages have one file.
    await setPolicy(carol.engine, { mode: 'standard', shelfBytes: 0 })
    const { alice, bob, message, file } = await scene(office)
    await forwardMessage(bob.engine, message.id, [{ kind: 'person', person: carol.engine.account.person }])
    await synchronize(bob.engine)
    await deleteMessage(alice.engine, message.id)
    await synchronize(alice.engine)
    await synchronize(bob.engine)
    const forwarded = await lastOf(carol)
    expect(forwarded).toMatchObject({ isForwarded: true, attachment: { vault: { hash: file.hash } } })
    for (const { engine } of [bob, carol])
      expect(await hashOf(await openFile(engine, file))).toBe(await hashOf(fileOf(SIZE)))
  })
})
