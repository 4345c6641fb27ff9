import { base64url, randomBytes } from '@chancery/base'
import { createGroup, packDevice, synchronize } from '@chancery/client'
import type { StoredEvidence, StoredMessage } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { CELL_BYTES, formatLink } from '@chancery/protocol'
import type { Colleague } from '@chancery/testkit'
import { storeMessage } from '../packages/client/src/conversation/store-message.ts'
import { Writes } from '../packages/client/src/engine/writes.ts'
import type { BenchOffice } from './office.ts'
import { timed } from './report.ts'

const WRITTEN_AT_ONCE = 2000
const YEAR_SECONDS = 365 * 86_400
const INDIA_MINUTES = 330
const ENGLISH =
  'the loan for was sanctioned this morning please send papers to branch before noon thanks will do account'.split(' ')
const HINDI = 'का ऋण आज सुबह स्वीकृत हुआ कृपया कागज़ शाखा को दोपहर से पहले भेजें धन्यवाद ठीक है खाता'.split(' ')

/** What message number `at` says: four to 27 words in English or, every third time, in Hindi; the same on every run. */
export function textOf(at: number): string {
  const words = at % 3 === 0 ? HINDI : ENGLISH
  const count = 4 + ((at * 7) % 24)
  return `${Array.from({ length: count }, (_, one) => words[mixed(at * 32 + one) % words.length]).join(' ')} ${at}`
}

/** A number that looks like any other (the finalizer of MurmurHash3). */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** A device to be taken over by a browser, and who shares its conversations. */
export interface LargeDevice {
  /** `#move.…`, at the office's address. */
  readonly link: string
  readonly groups: readonly ConversationId[]
  /** In all of the groups, with an engine of his own. */
  readonly bob: Colleague
}

export interface LargeDeviceTerms {
  /** How many messages each conversation has. */
  readonly messages: readonly number[]
  /** Whether each message has its evidence beside it, as messages that really came have: some 4 KB. */
  readonly hasEvidence: boolean
}

/**
 * A device of Alice's made by a real engine: real groups with Bob, real cells on the board at each place, and messages
 * written to those places as the engine itself writes them, except that no cell holds them. All are read.
 */
export async function makeDevice(office: BenchOffice, terms: LargeDeviceTerms): Promise<LargeDevice> {
  const [bob, alice] = [await office.enrol('Bob'), await office.enrol('Alice')]
  const { account } = bob.engine
  await synchronize(alice.engine)
  const groups: ConversationId[] = []
  const { ms } = await timed(async () => {
    for (const at of terms.messages.keys()) groups.push(await createGroup(alice.engine, nameOf(at), [account.person]))
    await synchronize(bob.engine)
  })
  if (bob.engine.conversations.size !== groups.length) throw new Error('Bob is not in every group')
  console.error(`${groups.length} groups in ${Math.round(ms / 1000)} s`)
  const owners = spread(terms.messages)
  const [filler] = await office.signIn(await office.enrolRaw(1))
  const first = alice.engine.board.size
  await office.fillFast(filler?.token ?? '', owners.length)
  for (const { engine } of [alice, bob]) await synchronize(engine)
  await writeMessages({ alice, bob, groups, owners, first, hasEvidence: terms.hasEvidence })
  const link = await packDevice(alice.engine, () => alice.store.records())
  return { link: formatLink({ ...link, server: office.url }), groups, bob }
}

/** What group number `at` is called. */
export function nameOf(at: number): string {
  return `Branch ${String(at).padStart(3, '0')}`
}

/** Whose each message is, in order: every conversation's are spread evenly over all the time. */
function spread(messages: readonly number[]): number[] {
  return messages
    .flatMap((count, owner) => Array.from({ length: count }, (_, at) => ({ owner, place: (at + 0.5) / count })))
    .sort((a, b) => a.place - b.place || a.owner - b.owner)
    .map(({ owner }) => owner)
}

interface Filling {
  readonly alice: Colleague
  readonly bob: Colleague
  readonly groups: readonly ConversationId[]
  readonly owners: readonly number[]
  /** The position of the first message. */
  readonly first: number
  readonly hasEvidence: boolean
}

async function writeMessages({ alice, bob, groups, owners, first, hasEvidence }: Filling): Promise<void> {
  const { engine } = alice
  const begun = engine.now() - YEAR_SECONDS
  for (let from = 0; from < owners.length; from += WRITTEN_AT_ONCE)
    await engine.exclusive(async () => {
      const writes = new Writes()
      for (const [offset, owner] of owners.slice(from, from + WRITTEN_AT_ONCE).entries()) {
        const at = from + offset
        const conversation = groups[owner]
        if (conversation === undefined) throw new Error(`There is no group ${owner}`)
        const writer = at % 3 === 1 ? alice : bob
        const time = begun + Math.floor((at / owners.length) * YEAR_SECONDS)
        const message: StoredMessage = {
          id: base64url(randomBytes(16)) as MessageId,
          conversation,
          position: first + at,
          kind: 'text',
          device: writer.engine.keys.device,
          person: writer.engine.account.person,
          text: textOf(at),
          time: [time, INDIA_MINUTES],
          anchorTime: time,
          notes: [],
        }
        await storeMessage(engine, writes, message, hasEvidence ? someEvidence(message.position) : undefined)
      }
      await engine.commit(writes)
    })
  await engine.exclusive(async () => {
    const writes = new Writes()
    const read = engine.board.size
    for (const conversation of engine.conversations.values())
      engine.saveConversation(writes, { ...conversation, read, lastAt: lastOf(conversation.id, groups, owners, first) })
    await engine.commit(writes)
  })
}

function lastOf(
  id: ConversationId,
  groups: readonly ConversationId[],
  owners: readonly number[],
  first: number,
): number {
  return first + owners.lastIndexOf(groups.indexOf(id))
}

/** As long as that of a message in one cell. */
function someEvidence(position: number): StoredEvidence {
  const cell = (): Uint8Array => randomBytes(CELL_BYTES)
  return {
    document: randomBytes(600),
    cells: [{ position, cell: cell(), messageKey: randomBytes(32) }],
    anchor: { position, cell: cell() },
  }
}
