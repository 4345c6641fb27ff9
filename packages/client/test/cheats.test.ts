import { base64url, concatBytes, randomBytes, systemClock } from '@chancery/base'
import {
  Engine,
  enrolDevice,
  httpTransport,
  inviteOwnDevice,
  invitePerson,
  listConversations,
  listMessages,
  listPeople,
  revokeDevice,
  synchronize,
} from '@chancery/client'
import { deviceKeysOf, generateDeviceSecrets, revocationSigner, sealSlot, signerFromSeed } from '@chancery/crypto'
import { CELL_BYTES, TAG_BYTES } from '@chancery/protocol'
import type { Colleague, MemoryStore, Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { createOwnKeyPackage } from '../src/account/own-key-package.ts'
import { decodeRecord } from '../src/engine/record.ts'
import type { StoredEvidence } from '../src/conversation/stored-message.ts'
import { Writes } from '../src/engine/writes.ts'
import { queueDraft } from '../src/outbox/queue.ts'
import { transmit } from '../src/outbox/transmit.ts'
import { prepareEntry } from '../src/register/append-entry.ts'
import { deviceDocument } from '../src/register/device-document.ts'
import { openGroup, say } from './_group.ts'
import { textsOf, warningsOf } from './_texts.ts'

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Treasury', 'Alice', 'Mallory')
  return { carol, alice: members.Alice, mallory: members.Mallory, conversation }
}

/** The same device on another copy of its store, perhaps looking at another server. */
function reopen(who: Colleague, store: MemoryStore, server?: string): Promise<Engine> {
  const connect = server === undefined ? who.ports.connect : () => httpTransport(server)
  return Engine.open({ ...who.ports, store, connect })
}

/** Mallory certifies a device of her making that claims to be `claimed`’s, signed by her invitation or by a key out of the air. */
async function certify(mallory: Colleague, claimed: Colleague, by: 'invitation' | 'nobody'): Promise<void> {
  const link = await inviteOwnDevice(mallory.engine)
  const secrets = await generateDeviceSecrets()
  const keys = deviceKeysOf(secrets)
  const ghost = { ...claimed.engine.account, secrets, device: keys.device }
  const invitation = signerFromSeed(link.seed)
  const keyPackage = await createOwnKeyPackage(mallory.ports, ghost)
  const request = await prepareEntry({
    entry: {
      kind: 'device',
      access: base64url(keys.access.publicKey),
      revoke: base64url(revocationSigner(secrets.personSecret, keys.device).publicKey),
      invitation: base64url(invitation.publicKey),
    },
    document: await deviceDocument(ghost, 'invitation', invitation.publicKey, { name: claimed.name, label: 'ghost' }),
    issuer: by === 'invitation' ? invitation : signerFromSeed(randomBytes(32)),
    admission: invitation,
    directoryKey: ghost.directoryKey,
    slot: sealSlot(ghost.directoryKey, keyPackage.keyPackage),
  })
  await mallory.engine.api.append(request)
}

/** The cells of the newest message that a colleague has stored. */
async function lastCells(who: Colleague): Promise<Uint8Array[]> {
  const last = (await listMessages(who.engine)).at(-1)
  const evidence = await who.store.get('evidence', last?.id ?? '')
  return decodeRecord<StoredEvidence>(evidence as Uint8Array).cells.map(({ cell }) => cell)
}

describe('on the register', () => {
  it.each(['nobody', 'invitation'] as const)(
    'a device that Mallory puts under Alice’s name, certified by %s, is refused by every client',
    async (by) => {
      await using office = await openOffice()
      const { alice, carol, mallory } = await scene(office)
      await certify(mallory, alice, by)
      for (const colleague of [carol, alice]) {
        await synchronize(colleague.engine)
        expect(listPeople(colleague.engine).find(({ name }) => name === 'Alice')?.devices).toBe(1)
        expect(warningsOf(colleague)).toContain('register/refused')
      }
    },
  )

  it('a reused invitation is refused, and the device that tried can still enrol with a good one', async () => {
    await using office = await openOffice()
    const invite = await invitePerson(office.carol.engine)
    await enrolDevice(newDevice().ports, invite, { name: 'Alice', label: 'laptop' })
    const second = newDevice()
    await expect(enrolDevice(second.ports, invite, { name: 'Mallory', label: 'laptop' })).rejects.toThrow(/used/)
    const fresh = await invitePerson(office.carol.engine)
    await expect(enrolDevice(second.ports, fresh, { name: 'Bob', label: 'laptop' })).resolves.toBeDefined()
  })
})

describe('on the board', () => {
  it('a fork that is shown to one client is refused, in words, and so is a board that has become shorter', async () => {
    await using office = await openOffice()
    const { carol, alice, conversation } = await scene(office)
    const earlier = carol.store.copy()
    await using fork = await office.fork()
    await say(carol, conversation, 'what everybody sees')
    await synchronize(alice.engine)
    const victim = await reopen(alice, alice.store.copy(), fork.url)
    await expect(synchronize(victim)).rejects.toMatchObject({ code: 'client/board-shrunken' })
    const other = { engine: await reopen(carol, earlier, fork.url) }
    while (other.engine.board.size <= alice.engine.board.size)
      await say(other, conversation, 'what Alice alone is shown')
    await expect(synchronize(victim)).rejects.toMatchObject({ code: 'client/board-forked' })
    await expect(synchronize(victim)).rejects.toThrow(/another history/)
    expect(await textsOf(alice)).toEqual(['what everybody sees'])
  })

  it('a fork shows through a colleague’s words even to somebody who was always shown one side', async () => {
    await using office = await openOffice()
    const { carol, alice, conversation } = await scene(office)
    await using fork = await office.fork()
    await say(carol, conversation, 'what everybody sees')
    // Alice lives on the other side; her words are carried back by hand.
    const deceived = { engine: await reopen(alice, alice.store.copy(), fork.url), store: alice.store }
    while (deceived.engine.board.size <= carol.engine.board.size)
      await say(deceived, conversation, 'from the other side')
    const cells = await lastCells({
      ...alice,
      engine: deceived.engine,
      store: deceived.engine.ports.store as MemoryStore,
    })
    await carol.engine.api.postCells(cells)
    await say(carol, conversation, 'and on')
    await synchronize(carol.engine)
    expect(warningsOf(carol)).toContain('board/fork-seen')
  })

  it('cells that the server swallows are sent again, and re-posted ones show nothing twice', async () => {
    await using office = await openOffice()
    const { carol, alice, mallory, conversation } = await scene(office)
    const { api } = carol.engine
    const post = api.postCells.bind(api)
    let swallowed = 0
    api.postCells = (cells) => (swallowed++ === 0 ? Promise.resolve() : post(cells))
    await say(carol, conversation, 'pay nobody')
    expect(await textsOf(mallory)).toEqual(['pay nobody'])
    const cells = await lastCells(mallory)
    await mallory.engine.api.postCells([...cells, ...cells])
    await say(carol, conversation, 'yes, nobody')
    expect(await textsOf(alice)).toEqual(['pay nobody', 'yes, nobody'])
    expect(await textsOf(carol)).toEqual(['pay nobody', 'yes, nobody'])
  })

  it('garbage under a copied tag changes nothing', async () => {
    await using office = await openOffice()
    const { carol, alice, mallory, conversation } = await scene(office)
    await say(carol, conversation, 'one')
    await synchronize(mallory.engine)
    const [cell] = await lastCells(mallory)
    const tag = (cell as Uint8Array).subarray(0, TAG_BYTES)
    await mallory.engine.api.postCells([concatBytes(tag, randomBytes(CELL_BYTES - TAG_BYTES))])
    await say(carol, conversation, 'two')
    expect(await textsOf(alice)).toEqual(['one', 'two'])
  })

  it('what a revoked device still signs is not shown, although somebody posts it for it', async () => {
    await using office = await openOffice()
    const { carol, alice, mallory, conversation } = await scene(office)
    // Mallory prepares words while she still counts, and keeps the cells back.
    const { api } = mallory.engine
    const post = api.postCells.bind(api)
    const kept: Uint8Array[] = []
    api.postCells = (cells) => Promise.resolve(void kept.push(...cells))
    await expect(say(mallory, conversation, 'I approve the transfer')).rejects.toMatchObject({
      code: 'client/not-on-board',
    })
    api.postCells = post
    await revokeDevice(carol.engine, mallory.engine.keys.device)
    await alice.engine.api.postCells(kept)
    await say(carol, conversation, 'noted')
    expect(await textsOf(alice)).toEqual(['noted'])
    expect(listConversations(alice.engine)[0]?.people).toHaveLength(2)
  })
})

describe('a wrong clock', () => {
  it('is found before anything is sent, in words', async () => {
    await using office = await openOffice()
    const { alice, conversation } = await scene(office)
    const clock = { ...systemClock, now: () => Date.now() + 3 * 86_400_000 }
    const engine = await Engine.open({ ...alice.ports, clock })
    await expect(say({ engine }, conversation, 'from the future')).rejects.toMatchObject({ code: 'client/clock-off' })
  })

  it('that a sender’s program hides is shown to the readers, and the board’s time counts', async () => {
    await using office = await openOffice()
    const { carol, mallory, conversation } = await scene(office)
    await say(mallory, conversation, 'in time')
    await mallory.engine.exclusive(async () => {
      const writes = new Writes()
      const time = mallory.engine.now() - 86_400
      queueDraft(mallory.engine, writes, conversation, { text: 'yesterday, I swear', time })
      await mallory.engine.commit(writes)
      await transmit(mallory.engine)
    })
    await synchronize(carol.engine)
    const notes = (await listMessages(carol.engine))
      .filter(({ kind }) => kind === 'text')
      .map((message) => message.notes)
    expect(notes).toEqual([[], ['clock']])
  })
})
