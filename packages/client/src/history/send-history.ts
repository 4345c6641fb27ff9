import { fromBase64url, randomBytes } from '@chancery/base'
import { isValidNow } from '@chancery/crypto/public'
import type { ConversationId, DeviceId } from '@chancery/protocol'
import { conversationIdFromBytes } from '@chancery/protocol'
import { messageTable } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { introCells } from '../outbox/intro-cells.ts'
import { queueWelcome } from '../outbox/queue.ts'
import { deliver } from '../outbox/transmit.ts'
import { encodeRecords } from './archive-record.ts'
import { leaveFile } from './archive-files.ts'
import { deflate } from './compress.ts'
import { OFFER_DAY, signOffer } from './history-offer.ts'
import type { Sending } from './history-records.ts'
import { INVITED_TABLE, SENDING_TABLE, transferTo } from './history-records.ts'
import type { ArchivePart } from './manifest.ts'
import { encodeManifest } from './manifest.ts'
import { messagesBy, tellProgress } from './part-progress.ts'
import type { WalkPlace } from './walk-history.ts'
import { beginWalk, walkHistory } from './walk-history.ts'

const STEP = 1000
const CONVERSATION_ID_BYTES = 16

/** Has the whole history sent to another device of this person, once more if it was sent before. */
export async function beginSending(engine: Engine, device: DeviceId): Promise<void> {
  const { roster, account } = engine
  if (roster.devices[device]?.person !== account.person || device === account.device || !isValidNow(roster, device))
    throw clientError('client/not-allowed', 'Your history goes to your own devices only')
  const sending: Sending = {
    device,
    upTo: engine.board.size,
    total: await countAll(engine),
    parts: [],
    place: beginWalk(engine),
  }
  await save(engine, sending)
}

/** Begins to send to those who have come with an invitation of this device. */
export async function welcomeOwnDevices(engine: Engine): Promise<void> {
  const { roster, ports } = engine
  for (const [key] of await ports.store.entries(INVITED_TABLE)) {
    const device = roster.invitations[key]?.usedBy
    if (device === undefined) continue
    if (isValidNow(roster, device)) await beginSending(engine, device)
    await ports.store.commit([{ table: INVITED_TABLE, key }])
  }
}

/** Goes on with everything that is being sent until it is. Throws what the line throws; the next call goes on where it stopped. */
export async function goOnSending(engine: Engine): Promise<void> {
  for (const [key, bytes] of await engine.ports.store.entries(SENDING_TABLE)) {
    let sending = decodeRecord<Sending>(bytes)
    if (sending.isOffered === true) continue
    if (!isValidNow(engine.roster, sending.device)) {
      await engine.ports.store.commit([{ table: SENDING_TABLE, key }])
      continue
    }
    while (sending.place.isDone !== true) {
      const known = transferTo(sending)
      const { parts, next } = await leavePart(engine, sending.place, {
        onMessages: (more) => tellProgress(engine, known, more),
      })
      sending = { ...sending, parts: [...sending.parts, ...parts], place: next }
      await save(engine, sending)
    }
    await offer(engine, sending)
  }
}

export interface PartOptions {
  /** Only what is new or was changed since this board position. */
  readonly since?: number
  /** Hears how many messages of the part are there, as that grows. */
  readonly onMessages?: (messages: number) => void
}

/** Puts the next part into the vault, unless there is nothing to put there. */
export async function leavePart(
  engine: Engine,
  place: WalkPlace,
  { since = 0, onMessages = () => undefined }: PartOptions = {},
): Promise<{ readonly parts: readonly ArchivePart[]; readonly next: WalkPlace }> {
  const { records, next, messages } = await walkHistory(engine, place, since)
  if (records.length === 0) return { parts: [], next }
  const bytes = await deflate(encodeRecords(records))
  const file = await leaveFile(engine, bytes, messagesBy(messages, onMessages))
  return { parts: [{ ...file, messages }], next }
}

/** Tells the other device where the archive lies: over the board, as if it were added to a conversation. */
async function offer(engine: Engine, sending: Sending): Promise<void> {
  const { upTo, parts, device } = sending
  const manifest = await leaveFile(engine, new Uint8Array(encodeManifest({ upTo, parts })))
  await engine.exclusive(async () => {
    const kem = fromBase64url(engine.roster.devices[device]?.kem ?? '')
    if (kem === undefined) return
    const welcomeKey = randomBytes(32)
    const writes = new Writes()
    // Of no conversation: it waits for none, and goes out from somebody who is in none.
    queueWelcome(engine, writes, conversationIdFromBytes(randomBytes(CONVERSATION_ID_BYTES)), {
      at: 0,
      day: OFFER_DAY,
      welcome: await signOffer(engine, device, manifest),
      welcomeKey,
      intros: await introCells(welcomeKey, [kem]),
    })
    const offered: Sending = { ...sending, isOffered: true }
    writes.put(SENDING_TABLE, device, offered)
    await engine.commit(writes)
    engine.ports.report({ kind: 'history', transfer: transferTo(offered) })
    await deliver(engine)
  })
}

async function save(engine: Engine, sending: Sending): Promise<void> {
  const writes = new Writes()
  writes.put(SENDING_TABLE, sending.device, sending)
  await engine.ports.store.commit(writes.list())
  engine.ports.report({ kind: 'history', transfer: transferTo(sending) })
}

/** How many messages there are on this device. */
export async function countAll(engine: Engine): Promise<number> {
  const counts = await Promise.all([...engine.conversations.keys()].map((id) => countMessages(engine, id)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function countMessages({ ports }: Engine, conversation: ConversationId): Promise<number> {
  let count = 0
  for (let from: string | undefined; ;) {
    const walk = { direction: 'forth', limit: STEP, ...(from === undefined ? {} : { from }) } as const
    const rows = await ports.store.walk(messageTable(conversation), walk)
    count += rows.length
    if (rows.length < STEP) return count
    from = rows.at(-1)?.[0]
  }
}
