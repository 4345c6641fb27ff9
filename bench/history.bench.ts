// A further device gets the history of the first: made, left in the vault, offered, fetched, checked, and taken in. The messages
// are signed and sealed as those of people are, and put into the first device's store without a board.
import { base64url, randomBytes, utf8 } from '@chancery/base'
import {
  carryHistory,
  createGroup,
  enrolDevice,
  inviteOwnDevice,
  listHistory,
  synchronize,
  httpTransport,
} from '@chancery/client'
import type { Transport, TransportRequest } from '@chancery/client'
import { deriveCellKeys, messageKeyOf, sealCell, signDocument } from '@chancery/crypto'
import {
  encodeSignedDocument,
  encodeStatement,
  formatLink,
  messageIdOf,
  parseLink,
  payloadTypes,
  splitMessage,
} from '@chancery/protocol'
import type { ConversationId, InviteLink, MessageId, Statement } from '@chancery/protocol'
import type { Colleague } from '@chancery/testkit'
import { newDevice } from '@chancery/testkit'
import { BenchOffice } from './office.ts'
import { figure, size, timed } from './report.ts'

const MESSAGES = size(50_000, 2000)
const CONVERSATIONS = 20
/** The messages stand at positions from here on; the real board is far from them. */
const FIRST_POSITION = 1000
/** Of every four cells on the board one is a message for this person. */
const SPREAD = 4
const NONCE_BYTES = 8
const COMMIT = 1000

const WORDS =
  'the loan file of the branch needs one more signature before Friday please look at it and tell Meera'.split(' ')

let uploaded = 0
let downloaded = 0

/** A line that counts what goes over it. */
function counting(server: string): Transport {
  const transport = httpTransport(server)
  return {
    ...transport,
    async request(request: TransportRequest) {
      uploaded += request.bytes?.length ?? 0
      const response = await transport.request(request)
      downloaded += response.body.length
      return response
    },
  }
}

/** As the engine stores it. */
function recordOf(value: unknown): Uint8Array {
  const json = JSON.stringify(value, (_name, member: unknown) =>
    member instanceof Uint8Array ? { $bytes: base64url(member) } : member,
  )
  return utf8(json)
}

/** Puts texts of one's own into a store, each with its evidence. */
async function fill({ engine, store }: Colleague, conversations: readonly ConversationId[]): Promise<void> {
  const { keys, anchor } = engine
  if (anchor === undefined) throw new Error('There is no anchor yet')
  const cellKeys = deriveCellKeys(randomBytes(32))
  const previous = new Map<ConversationId, MessageId>()
  let writes: { table: string; key: string; value: Uint8Array }[] = []
  for (let at = 0; at < MESSAGES; at++) {
    const conversation = conversations[at % conversations.length] as ConversationId
    const position = FIRST_POSITION + at * SPREAD
    const count = 3 + ((at * 7) % 25)
    const text = `${at}: ${Array.from({ length: count }, (_, word) => WORDS[(at * 5 + word * 3) % WORDS.length]).join(' ')}`
    const before = previous.get(conversation)
    const statement = {
      k: 't',
      c: conversation,
      d: keys.device,
      ...(before === undefined ? {} : { p: before }),
      r: [position, position],
      s: [position, base64url(randomBytes(32))],
      t: [anchor.time, 330],
      m: text,
    } as unknown as Statement
    const signed = await signDocument(payloadTypes.statement, encodeStatement(statement), keys.signer)
    const document = encodeSignedDocument(signed)
    const id = messageIdOf(document)
    previous.set(conversation, id)
    const cells = splitMessage('statement', document).map((fragment) => {
      const cell = sealCell(cellKeys, fragment)
      return { position, cell, messageKey: messageKeyOf(cellKeys, cell.subarray(0, NONCE_BYTES)) }
    })
    const message = {
      id,
      conversation,
      position,
      kind: 'text',
      device: keys.device,
      person: engine.account.person,
      text,
      time: [anchor.time, 330],
      anchorTime: anchor.time,
      notes: [],
    }
    const evidence = { document, cells, anchor: { position: anchor.position, cell: anchor.cell } }
    const key = String(position).padStart(12, '0')
    writes.push(
      { table: `message/${conversation}`, key, value: recordOf(message) },
      { table: 'message-id', key: id, value: recordOf({ conversation, position }) },
      { table: 'evidence', key: id, value: recordOf(evidence) },
    )
    if (writes.length < COMMIT) continue
    await store.commit(writes)
    writes = []
  }
  await store.commit(writes)
}

await using office = await BenchOffice.open(5)
const bob = await office.enrol('Bob')
const conversations: ConversationId[] = []
await synchronize(office.carol.engine)
for (let at = 0; at < CONVERSATIONS; at++)
  conversations.push(await createGroup(office.carol.engine, `Group ${at}`, [bob.engine.account.person]))
await synchronize(bob.engine)
await fill(bob, conversations)
console.error(`${MESSAGES} messages are in the store`)

const device = newDevice({ connect: counting })
const link = parseLink(formatLink(await inviteOwnDevice(bob.engine))) as InviteLink
const engine = await enrolDevice(device.ports, link, { name: '', label: 'phone' })
await synchronize(bob.engine)
await synchronize(engine)

const sending = await timed(() => carryHistory(bob.engine))
await synchronize(bob.engine)
await synchronize(engine)
downloaded = 0
const receiving = await timed(() => carryHistory(engine))
const [transfer] = await listHistory(engine)
if (transfer?.state !== 'done' || transfer.refused !== 0 || transfer.done < MESSAGES)
  throw new Error(`It came to ${JSON.stringify(transfer)}`)

figure('history/made and left in the vault', sending.ms / 1000, 's', MESSAGES)
figure('history/fetched, checked, and taken in', receiving.ms / 1000, 's', MESSAGES)
figure('history/messages a second, taken in', MESSAGES / (receiving.ms / 1000), '/s', MESSAGES)
figure('history/fetched from the vault', downloaded / 1e6, 'MB', MESSAGES)
figure('history/fetched from the vault, a message', downloaded / MESSAGES, 'bytes', MESSAGES)
if (uploaded > 1e6) console.error(`The new device itself sent ${uploaded} bytes`)
