import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@chancery/base'
import {
  Engine,
  collectDevice,
  createGroup,
  httpTransport,
  isHere,
  listDevices,
  listMessages,
  listPeople,
  movedTo,
  openFile,
  packDevice,
  sendText,
  stageFile,
  synchronize,
  uploadWaiting,
} from '@chancery/client'
import type { ClientErrorCode, Transport } from '@chancery/client'
import { MAX_PARCEL_BYTES, VAULT_CHUNK_BYTES, formatLink, parseLink, vaultChunkCount } from '@chancery/protocol'
import type { ConversationId, MoveLink } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { Writes } from '../src/engine/writes.ts'
import type { FileRecord } from '../src/vault/vault-tables.ts'
import { askForUpload, fileOf, hashOf } from './_files.ts'
import { textsOf, warningsOf } from './_texts.ts'

const say = ({ engine }: Colleague, conversation: ConversationId, text: string) =>
  sendText(engine, { kind: 'conversation', conversation }, text)
const coded = (code: ClientErrorCode) => expect.objectContaining({ code }) as unknown

/** Carol and Bob, who have talked in a group and to each other, and Bob’s device on its way. */
async function packed(office: Office): Promise<{ bob: Colleague; loans: ConversationId; link: MoveLink }> {
  const bob = await office.enrol('Bob')
  const { carol } = office
  await synchronize(carol.engine)
  const loans = await createGroup(carol.engine, 'Loans', [bob.engine.account.person])
  await say(carol, loans, 'Good morning')
  await synchronize(bob.engine)
  await say(bob, loans, 'Good morning, Carol')
  await sendText(bob.engine, { kind: 'person', person: carol.engine.account.person }, 'Between us')
  const link = await packDevice(bob.engine, () => bob.store.records())
  return { bob, loans, link: parseLink(formatLink(link)) as MoveLink }
}

/** Bob where his device has been collected. */
async function collect(link: MoveLink, device = newDevice()): Promise<Colleague> {
  return { name: 'Bob', engine: await collectDevice(device.ports, link), ...device }
}

/** A file larger than a parcel, as it lies on a device. */
async function keepLargeFile({ store }: Colleague, state: FileRecord['state']): Promise<void> {
  const chunks = Array.from({ length: MAX_PARCEL_BYTES / VAULT_CHUNK_BYTES + 1 }, (_, at) => `chunk ${at}`)
  const bytes = new Uint8Array(VAULT_CHUNK_BYTES)
  const writes = new Writes()
  for (const chunk of chunks) writes.putBytes('vault-chunk', chunk, bytes)
  writes.put('vault-file', 'file', { state, chunks } satisfies FileRecord)
  await store.commit(writes.list())
}

describe('a device that was packed and collected', () => {
  it('has all its history, sends on, and receives; nobody notices', async () => {
    await using office = await openOffice()
    const { carol } = office
    const { bob, loans, link } = await packed(office)
    const before = { messages: await listMessages(bob.engine), people: listPeople(bob.engine) }
    await say(carol, loans, 'While you were on your way')
    const moved = await collect(link)
    expect(await listMessages(moved.engine)).toEqual(before.messages)
    expect(listPeople(moved.engine)).toEqual(before.people)
    expect(moved.engine.keys.device).toBe(bob.engine.keys.device)
    expect(await textsOf(moved)).toContain('While you were on your way')
    await say(moved, loans, 'Here I am')
    await sendText(moved.engine, { kind: 'person', person: carol.engine.account.person }, 'Between us, again')
    const heard = ['Good morning', 'Good morning, Carol', 'Between us', 'While you were on your way', 'Here I am']
    expect(await textsOf(carol)).toEqual([...heard, 'Between us, again'])
    await say(carol, loans, 'Welcome')
    expect(await textsOf(moved)).toEqual([...heard, 'Between us, again', 'Welcome'])
    for (const colleague of [carol, moved]) expect(warningsOf(colleague)).toEqual(warningsOf(bob))
    expect(listDevices(carol.engine)).toHaveLength(2)
    await office.restart()
    const reopened = await Engine.open(moved.ports)
    await synchronize(reopened)
    expect((await listMessages(reopened)).map(({ text }) => text)).toContain('Welcome')
  })

  it('takes along what is not in the vault yet, and fetches the rest again', async () => {
    await using office = await openOffice()
    const bob = await office.enrol('Bob')
    const sent = await stageFile(bob.engine, fileOf(300_000, 'sent'))
    await askForUpload(bob.engine, sent.hash)
    await uploadWaiting(bob.engine)
    const waiting = await stageFile(bob.engine, fileOf(200_000, 'waiting'))
    await askForUpload(bob.engine, waiting.hash)
    const moved = await collect(await packDevice(bob.engine, () => bob.store.records()))
    expect(await isHere(moved.engine, sent.hash)).toBe(false)
    expect(await isHere(moved.engine, waiting.hash)).toBe(true)
    expect(moved.store.tables.get('vault-chunk')?.size).toBe(vaultChunkCount(200_000) + 1)
    await uploadWaiting(moved.engine)
    for (const [ref, size, seed] of [
      [sent, 300_000, 'sent'],
      [waiting, 200_000, 'waiting'],
    ] as const)
      for (const { engine } of [moved, office.carol])
        expect(await hashOf(await openFile(engine, { ...ref, size }))).toBe(await hashOf(fileOf(size, seed)))
  })

  it('moves however many files were opened on it', async () => {
    await using office = await openOffice()
    const bob = await office.enrol('Bob')
    await keepLargeFile(bob, 'whole')
    const moved = await collect(await packDevice(bob.engine, () => bob.store.records()))
    expect(moved.engine.keys.device).toBe(bob.engine.keys.device)
  })

  it('stays when what it has to take along is too large, and goes on', async () => {
    await using office = await openOffice()
    const bob = await office.enrol('Bob')
    await keepLargeFile(bob, 'staged')
    await expect(packDevice(bob.engine, () => bob.store.records())).rejects.toEqual(coded('client/parcel-too-large'))
    await sendText(bob.engine, { kind: 'person', person: office.carol.engine.account.person }, 'Still here')
    expect(await textsOf(office.carol)).toEqual(['Still here'])
  })

  it('is of no use any more where it was, and still tells where it went', async () => {
    await using office = await openOffice()
    const { bob, loans, link } = await packed(office)
    await expect(say(bob, loans, 'Twice')).rejects.toEqual(coded('client/moved'))
    await expect(synchronize(bob.engine)).rejects.toEqual(coded('client/moved'))
    await expect(Engine.open(bob.ports)).rejects.toEqual(coded('client/moved'))
    await expect(packDevice(bob.engine, () => bob.store.records())).rejects.toEqual(coded('client/moved'))
    await expect(collectDevice(bob.ports, link)).rejects.toEqual(coded('client/already-enrolled'))
    expect(await movedTo(bob.store)).toEqual(link)
    expect(await movedTo(office.carol.store)).toBeUndefined()
    expect(await textsOf(office.carol)).not.toContain('Twice')
  })

  it('is refused to whoever comes second, whose store stays empty', async () => {
    await using office = await openOffice()
    const { link } = await packed(office)
    await collect(link)
    const mallory = newDevice()
    await expect(collect(link, mallory)).rejects.toEqual(coded('client/parcel-collected'))
    expect([...mallory.store.records()]).toEqual([])
  })

  it('never comes into a store that holds a device', async () => {
    await using office = await openOffice()
    const { carol } = office
    const { link } = await packed(office)
    await expect(collectDevice(carol.ports, link)).rejects.toEqual(coded('client/already-enrolled'))
    await synchronize(carol.engine)
    expect(carol.engine.account.person).not.toBe((await collect(link)).engine.account.person)
  })

  it('is refused when a byte of it was changed, or it was cut; nothing of it is stored', async () => {
    for (const harm of [
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)),
      (bytes: Uint8Array) => bytes.subarray(0, -1),
      () => new Uint8Array(),
    ]) {
      await using office = await openOffice()
      const { link } = await packed(office)
      const folder = join(office.dataDir, 'parcels')
      const [name] = readdirSync(folder) as [string]
      await writeFile(join(folder, name), harm(await readFile(join(folder, name))))
      const device = newDevice()
      await expect(collect(link, device)).rejects.toEqual(coded('client/parcel-damaged'))
      expect([...device.store.records()]).toEqual([])
    }
  })

  it('is not opened by another key, and not found under another id', async () => {
    await using office = await openOffice()
    const { link } = await packed(office)
    const elsewhere = { ...link, id: new Uint8Array(16) }
    await expect(collect(elsewhere)).rejects.toEqual(coded('client/parcel-missing'))
    await expect(collect({ ...link, key: new Uint8Array(32) })).rejects.toEqual(coded('client/parcel-damaged'))
  })
})

/** Loses the answers to everything that goes to a path that begins so, as often as told. */
function losing(prefix: string, times: number): (server: string) => Transport {
  let lost = 0
  return (server) => {
    const transport = httpTransport(server)
    return {
      ...transport,
      async request(request) {
        const response = await transport.request(request)
        if (!request.path.startsWith(prefix) || lost++ >= times) return response
        throw new CodedError('client/unreachable', 'Nobody answers')
      },
    }
  }
}

describe('on a bad line', () => {
  it('the same store collects what was sent to it and never arrived', async () => {
    await using office = await openOffice()
    const { link } = await packed(office)
    const device = newDevice({ connect: losing('/api/parcels', 4) })
    await expect(collect(link, device)).rejects.toEqual(coded('client/unreachable'))
    await expect(collect(link)).rejects.toEqual(coded('client/parcel-collected'))
    const moved = await collect(link, device)
    expect(await textsOf(moved)).toContain('Good morning')
  })

  it('a store that was full collects when there is room again', async () => {
    await using office = await openOffice()
    const { link } = await packed(office)
    const device = newDevice()
    const { store } = device
    const commit = store.commit.bind(store)
    let commits = 0
    store.commit = (writes) => (++commits === 2 ? Promise.reject(new Error('disk full')) : commit(writes))
    await expect(collect(link, device)).rejects.toThrow('disk full')
    expect(await textsOf(await collect(link, device))).toContain('Good morning')
  })

  it('a device whose parcel could not be left stays, and goes on', async () => {
    await using office = await openOffice({ connect: losing('/api/parcels', 2) })
    const bob = await office.enrol('Bob')
    await expect(packDevice(bob.engine, () => bob.store.records())).rejects.toEqual(coded('client/unreachable'))
    expect(await movedTo(bob.store)).toBeUndefined()
    await synchronize(bob.engine)
    await sendText(bob.engine, { kind: 'person', person: office.carol.engine.account.person }, 'Still here')
    expect(await textsOf(office.carol)).toEqual(['Still here'])
  })
})
