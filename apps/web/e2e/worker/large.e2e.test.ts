import { base64url, randomBytes, utf8 } from '@chancery/base'
import { createGroup, enrolDevice, packDevice } from '@chancery/client'
import type { StoredMessage } from '@chancery/client'
import type { ConversationId, InviteLink, MessageId } from '@chancery/protocol'
import { formatLink, parseLink } from '@chancery/protocol'
import { describeInBrowser, newDevice } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BareOffice, Seat } from './_bare-office.ts'
import { PIN, openBareOffice } from './_bare-office.ts'

const MESSAGES = 50_000
const GROUPS = 10
const FIRST = 1_000_000
const ENGLISH =
  'the loan for was sanctioned this morning please send papers to branch before noon thanks will do account'.split(' ')
const HINDI = 'का ऋण आज सुबह स्वीकृत हुआ कृपया कागज़ शाखा को दोपहर से पहले भेजें धन्यवाद ठीक है खाता'.split(' ')

/** The same words on every run, in another order in every message. */
function textOf(at: number): string {
  const words = at % 3 === 0 ? HINDI : ENGLISH
  let seed = at + 1
  const word = (): string => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return words[(seed >>> 8) % words.length] ?? ''
  }
  return `${Array.from({ length: 4 + (at % 24) }, word).join(' ')} ${at}`
}

describeInBrowser(`a device with ${MESSAGES} messages`, () => {
  let office: BareOffice
  let carol: Seat
  let alice: Seat
  let groups: readonly string[]

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.found(office.foundLink)
    const { ports, store } = newDevice()
    const link = parseLink((await carol.invite()).replace('localhost', '127.0.0.1')) as InviteLink
    const engine = await enrolDevice(ports, link, { name: 'Alice', label: 'old phone' })
    const [own, other] = [
      engine.account.person,
      Object.values(engine.roster.people).find(({ name }) => name === 'Carol'),
    ]
    if (other === undefined) throw new Error('Carol is not on the register')
    const made: ConversationId[] = []
    for (let at = 0; at < GROUPS; at++) made.push(await createGroup(engine, `Branch ${at}`, [other.person]))
    groups = made
    const conversationAt = (at: number): ConversationId => made[at % GROUPS] ?? ('' as ConversationId)
    const writes = Array.from({ length: MESSAGES }, (_, at) => {
      const conversation = conversationAt(at)
      // Behind everything that is really on the board.
      const position = FIRST + at
      const message: StoredMessage = {
        id: base64url(randomBytes(16)) as MessageId,
        conversation,
        position,
        kind: 'text',
        device: engine.keys.device,
        person: at % 2 === 0 ? own : other.person,
        text: textOf(at),
        time: [1_790_000_000 + at * 60, 330],
        anchorTime: 1_790_000_000 + at * 60,
        notes: [],
      }
      return [
        {
          table: `message/${conversation}`,
          key: String(position).padStart(12, '0'),
          value: utf8(JSON.stringify(message)),
        },
        { table: 'message-id', key: message.id, value: utf8(JSON.stringify({ conversation, position })) },
      ]
    }).flat()
    const read = made.map((key) => ({ table: 'read', key, value: utf8(String(FIRST + MESSAGES)) }))
    await store.commit([...writes, ...read])
    const packed = await packDevice(engine, () => store.records())
    alice = await office.sitDown()
    await alice.page.evaluate(([text, lock]) => bare.office.moveDevice({ link: text, lock }), [
      formatLink({ ...packed, server: office.origin }),
      PIN,
    ] as const)
    await alice.inPhase('open')
  }, 400_000)
  afterAll(async () => {
    await office.expectQuiet(carol, alice)
    await office[Symbol.asyncDispose]()
  })

  it('opens, lists, and shows pages at once, and finds any word in all of it', async () => {
    await alice.online()
    await alice.page.evaluate(() => bare.office.lock())
    await alice.inPhase('locked')
    const figures = await alice.page.evaluate(
      async ([pin, conversations]) => {
        const { office: asked, topics } = bare
        const timed = async (task: () => Promise<unknown>): Promise<number> => {
          const start = performance.now()
          await task()
          return Math.round((performance.now() - start) * 10) / 10
        }
        const median = async (task: (at: number) => Promise<unknown>): Promise<number> => {
          const times: number[] = []
          for (let at = 0; at < 20; at++) times.push(await timed(() => task(at)))
          return times.sort((a, b) => a - b)[10] ?? Number.NaN
        }
        const search = (text: string) => asked.searchMessages({ text, limit: 50 })
        const page = (at: number) =>
          asked.readMessages({ conversation: conversations[at % 10] as never, slice: { at: 'end' }, limit: 60 })
        const unlock = await timed(() => asked.unlock(pin))
        const firstPage = await timed(() => page(0))
        const listed = topics.conversations?.length ?? 0
        const pagesWhileIndexing = await median(page)
        const indexed = await timed(async () => {
          while (!(await search('zzz')).isComplete) await new Promise((resolve) => setTimeout(resolve, 100))
        })
        return {
          unlock,
          firstPage,
          listed,
          pagesWhileIndexing,
          indexed,
          pages: await median(page),
          searchNothing: await median(() => search('zzzz qqqq')),
          searchRare: await median(() => search('49999')),
          searchHindi: await median(() => search('स्वी')),
          searchCommon: await median(() => search('loan sanc')),
          found: (await search('स्वीकृ')).hits.length,
        }
      },
      [PIN, groups] as const,
    )
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    expect(figures.found).toBe(50)
    // Generous: what nobody would put up with. The figures are above.
    expect(figures.pages).toBeLessThan(500)
    expect(figures.searchNothing).toBeLessThan(300)
  })
})
