import { Search, describeInBrowser, idSentinel, textSentinel } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { SearchHit } from '../../src/contract/calls.ts'
import type { BareOffice, Seat } from './_bare-office.ts'
import { openBareOffice, patiently } from './_bare-office.ts'

describeInBrowser('an office of three', () => {
  let office: BareOffice
  let carol: Seat
  let bob: Seat
  let alice: Seat
  let group: string
  let ids: { carol: string; bob: string; alice: string }

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.found(office.foundLink)
    bob = await office.sitDown()
    await bob.enrol(await carol.invite(), 'Bob')
    alice = await office.sitDown()
    await alice.enrol(await carol.invite(), 'Alice')
    ids = {
      carol: await carol.personCalled('Carol'),
      bob: await carol.personCalled('Bob'),
      alice: await carol.personCalled('Alice'),
    }
    await bob.personCalled('Alice')
    group = await bob.page.evaluate(
      ([carols]) => bare.office.createGroup({ name: 'Loans', people: [carols as never] }),
      [ids.carol] as const,
    )
    await bob.post(group, 'ज़मीन के काग़ज़ की स्वीकृति आज सुबह मिली 😀')
    await bob.post(group, 'Sanction letter for Meera, account ४५६७')
    await carol.holds(group, 2)
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob, alice)
    await office[Symbol.asyncDispose]()
  })

  it('a group tells in people what was done to it, and who is in it with which devices', async () => {
    expect((await bob.rows(group))[0]?.change).toEqual({
      isBeginning: true,
      added: [ids.carol],
      name: 'Loans',
      administrators: [ids.bob],
    })
    await bob.page.evaluate(
      ([to, alices]) => bare.office.addPeople({ conversation: to as never, people: [alices as never] }),
      [group, ids.alice] as const,
    )
    await bob.page.evaluate((to) => bare.office.renameGroup({ conversation: to as never, name: 'Ṛṇ' }), group)
    await vi.waitFor(async () => {
      const rows = await carol.rows(group)
      expect(rows.slice(-2).map(({ change, person }) => [person, change])).toEqual([
        [ids.bob, { added: [ids.alice] }],
        [ids.bob, { name: 'Ṛṇ' }],
      ])
    }, patiently)
    await vi.waitFor(async () => expect((await alice.conversations())[0]?.name).toBe('Ṛṇ'), patiently)
    const members = await carol.page.evaluate((to) => bare.office.listMembers(to as never), group)
    expect(members.map(({ person, isAdministrator, devices }) => [person, isAdministrator, devices.length])).toEqual([
      [ids.bob, true, 1],
      [ids.carol, false, 1],
      [ids.alice, false, 1],
    ])
    expect(members[1]?.devices[0]).toMatchObject({ label: 'desk', isThis: true, isRevoked: false })
    expect(members[1]?.devices[0]?.since).toBeGreaterThan(Date.now() - 600_000)
    await bob.page.evaluate(
      ([to, alices]) => bare.office.removePeople({ conversation: to as never, people: [alices as never] }),
      [group, ids.alice] as const,
    )
    await vi.waitFor(async () => expect((await alice.conversations())[0]?.status).toBe('removed'), patiently)
    expect((await alice.rows(group)).at(-1)?.change).toEqual({ removed: [ids.alice] })
  })

  it('search finds Hindi and English by beginnings of words, and marks where they stand', async () => {
    const search = (text: string): Promise<readonly SearchHit[]> =>
      carol.page.evaluate(async (typed) => (await bare.office.searchMessages({ text: typed, limit: 20 })).hits, text)
    const marked = (hits: readonly SearchHit[]): string[] =>
      hits.flatMap(({ row, marks }) => marks.map(([at, length]) => (row.text ?? '').slice(at, at + length)))
    expect(marked(await search('जमीन स्वी'))).toEqual(['ज़मीन', 'स्वी'])
    expect(marked(await search('meera'))).toEqual(['Meera'])
    expect(marked(await search('4567'))).toEqual(['४५६७'])
    expect(marked(await search('SANC'))).toEqual(['Sanc'])
    expect(await search('मीरा')).toEqual([])
    await vi.waitFor(
      async () =>
        expect((await search('letter'))[0]).toMatchObject({ conversationName: 'Ṛṇ', row: { conversation: group } }),
      patiently,
    )
  })

  it('search has read everything again after the device was opened', async () => {
    await carol.page.evaluate(() => bare.office.lock())
    expect(await carol.failure('unlock', { way: 'pin', pin: 'a pin of mine' })).toBeUndefined()
    await vi.waitFor(async () => {
      const found = await carol.page.evaluate(() => bare.office.searchMessages({ text: 'sanction', limit: 5 }))
      expect([found.isComplete, found.hits.length]).toEqual([true, 1])
    }, patiently)
  })

  it('pages of messages stand around a place: the first unread, a message, before and after', async () => {
    for (let at = 0; at < 30; at++) await bob.post(group, `line ${at}`)
    await vi.waitFor(async () => expect((await carol.texts(group)).at(-1)).toBe('line 29'), patiently)
    const read = (slice: object, limit: number) =>
      carol.page.evaluate(
        ([to, where, most]) =>
          bare.office.readMessages({ conversation: to as never, slice: where as never, limit: most }),
        [group, slice, limit] as const,
      )
    const all = (await read({ at: 'end' }, 200)).rows
    const end = await read({ at: 'end' }, 10)
    expect([end.rows.length, end.isNewest, end.isOldest]).toEqual([10, true, false])
    const middle = all[20]
    const around = await read({ at: 'message', message: middle?.id }, 9)
    expect(around.rows.map(({ key }) => key)).toContain(middle?.key)
    const before = await read({ at: 'before', position: middle?.position }, 5)
    expect(before.rows.map(({ key }) => key)).toEqual(all.slice(15, 20).map(({ key }) => key))
    const after = await read({ at: 'after', position: middle?.position }, 5)
    expect(after.rows.map(({ key }) => key)).toEqual(all.slice(21, 26).map(({ key }) => key))
    const unread = await read({ at: 'unread' }, 20)
    await vi.waitFor(async () => {
      const listed = (await carol.conversations()).find(({ key }) => key === group)
      expect(listed?.unread).toBe(unread.unread?.count)
    }, patiently)
    expect(unread.rows.map(({ key }) => key)).toContain(unread.unread?.key)
  })

  it('a link is told what it is for before anybody is asked anything', async () => {
    const kindOf = (link: string): Promise<unknown> =>
      alice.page.evaluate(async (text) => {
        const answer = await bare.office.readLink(text)
        return answer.kind === 'none' ? answer.code : answer.kind
      }, link)
    expect(await kindOf(await carol.invite())).toBe('invite')
    expect(await kindOf(await bob.page.evaluate(async () => (await bare.office.inviteOwnDevice()).link))).toBe('device')
    expect(await kindOf(office.foundLink)).toBe('api/already-founded')
    expect(await kindOf(`${office.origin}/#invite.AAAA`)).toBe('protocol/link')
    expect(await kindOf(office.foundLink.replace('localhost', 'elsewhere.example'))).toBe('link/other-server')
    expect(await alice.failure('invitePerson', {})).toBe('client/not-administrator')
  })

  it('of all that was said, no word, no name, no id lies in the browser’s databases in the clear', async () => {
    const dump = await bob.page.evaluate(async () => {
      const parts: BlobPart[] = []
      const add = (value: unknown): void => {
        if (value instanceof Uint8Array || value instanceof ArrayBuffer) parts.push(value as Uint8Array<ArrayBuffer>)
        else if (typeof value === 'object' && value !== null)
          for (const [name, member] of Object.entries(value)) {
            parts.push(name)
            add(member)
          }
        else parts.push(String(value))
      }
      for (const { name } of await indexedDB.databases()) {
        if (name === 'chancery-app') continue
        const database = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open(name ?? '')
          request.addEventListener('success', () => resolve(request.result))
        })
        for (const store of database.objectStoreNames) {
          const objects = database.transaction(store).objectStore(store)
          for (const request of [objects.getAllKeys(), objects.getAll()] as IDBRequest<unknown>[]) {
            await new Promise((resolve) => request.addEventListener('success', resolve))
            add(request.result)
          }
        }
        database.close()
      }
      return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
    })
    const bytes = Uint8Array.from(dump)
    expect(bytes.length).toBeGreaterThan(50_000)
    const texts = ['Sanction letter for Meera', 'Narmada branch', 'Bank of Examples', 'काग़ज़ की स्वीकृति', 'message/']
    const all = [...Object.values(ids), group]
    const search = (): Search =>
      new Search([
        ...texts.map((text) => textSentinel(text, text)),
        ...all.map((id) => idSentinel(id, id as Parameters<typeof idSentinel>[1])),
      ])
    expect(search().bytes('bob’s browser', bytes).findings).toEqual([])
    // The same search on a database in the clear, or it would prove nothing.
    const clear = new TextEncoder().encode(JSON.stringify({ text: `${texts[0]}, ${texts[3]}`, group }))
    expect(
      search()
        .bytes('in the clear', clear)
        .findings.map(({ what }) => what),
    ).toContain(group)
  })
})
