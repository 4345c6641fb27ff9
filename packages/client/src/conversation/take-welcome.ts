import { openCell } from '@chancery/crypto'
import type { MlsState } from '@chancery/crypto'
import type { ConversationId, Fragment } from '@chancery/protocol'
import { conversationIdFromBytes, isAnchor, joinFragments } from '@chancery/protocol'
import type { StoredKeyPackage } from '../account/account.ts'
import { ownersOf } from '../board/active-keys.ts'
import type { FoundCell, NewOwners } from '../board/found-cell.ts'
import { readAnchor } from '../board/read-anchor.ts'
import { takeConversationCell } from '../board/take-conversation-cell.ts'
import { TagScan } from '../board/tag-scan.ts'
import type { CellOwner } from '../board/tag-scan.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'
import { OFFER_DAY } from '../history/history-offer.ts'
import { takeOffer } from '../history/take-offer.ts'
import { decodeContext } from './context.ts'
import type { Conversation } from './conversation.ts'
import { currentEpoch } from './conversation.ts'
import { startEpoch } from './epochs.ts'
import type { Introduction } from './introduction.ts'
import { keepOrder } from './keep-order.ts'
import { dropIntroductions } from './take-intro.ts'
import type { WelcomeMessage } from './welcome-message.ts'
import { decodeWelcomeMessage } from './welcome-message.ts'

const NONE: NewOwners = []

/** Opens a cell under a welcome key; when the Welcome is complete, joins the conversation and reads what came before. */
export async function takeWelcomeCell(
  engine: Engine,
  writes: Writes,
  owner: Extract<CellOwner, { kind: 'welcome' }>,
  found: FoundCell,
): Promise<NewOwners> {
  const fragment = openCell(owner.keys, found.cell)
  if (fragment?.kind !== 'welcome') return NONE
  const message = collectWelcome(engine, owner, fragment)
  const welcome = message === undefined ? undefined : decodeWelcomeMessage(message)
  if (welcome === undefined) return NONE
  // No epoch begins on the first day of 1970: what stands under this day is an offer.
  if (welcome.day === OFFER_DAY) {
    await takeOffer(engine, writes, welcome.welcome)
    forgetIntroduction(engine, writes, owner)
    return NONE
  }
  const conversation = await join(engine, writes, welcome, found.position)
  const range = { from: welcome.at, to: found.position }
  if (conversation !== undefined) {
    await readKept(engine, writes, conversation.id, owner.introduction, range)
    if (await keepOrder(engine.ports.store, writes, conversation.id)) engine.unread.delete(conversation.id)
  }
  forgetIntroduction(engine, writes, owner)
  if (conversation === undefined) return NONE
  return ownersOf(engine.conversations.get(conversation.id) ?? conversation, engine.anchor?.time ?? engine.now())
}

function forgetIntroduction(
  engine: Engine,
  writes: Writes,
  { introduction }: Extract<CellOwner, { kind: 'welcome' }>,
): void {
  const others = engine.introductions.filter((other) => other !== introduction)
  dropIntroductions(engine, writes, others)
}

/** Fragments of a Welcome are among the kept cells; they are read again rather than kept twice. */
function collectWelcome(
  engine: Engine,
  owner: Extract<CellOwner, { kind: 'welcome' }>,
  last: Fragment,
): Uint8Array | undefined {
  const fragments = new Map<number, Fragment>([[last.index, last]])
  if (last.count > 1) {
    const kept = keptCells(engine, owner.introduction.since)
    const scan = new TagScan(kept.map(({ cell }) => cell))
    scan.add(owner, 0)
    for (const [index, { cell }] of kept.entries()) {
      if (scan.ownersOf(index).length === 0) continue
      const fragment = openCell(owner.keys, cell)
      if (fragment?.message === last.message && !fragments.has(fragment.index)) fragments.set(fragment.index, fragment)
    }
  }
  return fragments.size === last.count ? joinFragments([...fragments.values()]) : undefined
}

async function join(
  engine: Engine,
  writes: Writes,
  message: WelcomeMessage,
  position: number,
): Promise<Conversation | undefined> {
  const state = await joinWithAny(engine, message.welcome)
  if (state === undefined) {
    engine.warn(
      'conversation/welcome',
      'Somebody tried to add this device to a conversation, but the invitation does not open. Ask them to add you again',
    )
    return undefined
  }
  const id = conversationIdFromBytes(engine.mls.group(state))
  const context = decodeContext(engine.mls.context(state))
  const known = engine.conversations.get(id)
  if (context === undefined || (known?.status === 'active' && currentEpoch(known).number >= engine.mls.epoch(state)))
    return undefined
  const empty: Conversation = {
    id,
    ...context,
    ...(known?.other === undefined ? {} : { other: known.other }),
    status: 'active',
    epochs: [],
    heads: known?.heads ?? {},
    marks: known?.marks ?? {},
    read: known?.read ?? message.at,
    joinedAt: known?.joinedAt ?? message.at,
    lastAt: known?.lastAt ?? position,
    wishes: {},
  }
  return startEpoch(engine, writes, { ...empty, ...context }, state, { day: message.day, at: message.at })
}

async function joinWithAny(engine: Engine, welcome: Uint8Array): Promise<MlsState | undefined> {
  for (const [, bytes] of await engine.ports.store.entries('key-package')) {
    try {
      return await engine.mls.join(welcome, decodeRecord<StoredKeyPackage>(bytes))
    } catch {
      // A Welcome is for one KeyPackage; which one shows only by trying.
    }
  }
  return undefined
}

function keptCells(engine: Engine, from: number): FoundCell[] {
  return [...engine.keptCells]
    .filter(([position]) => position >= from)
    .sort(([a], [b]) => a - b)
    .map(([position, cell]) => ({ position, cell }))
}

/**
 * Reads what was written in the new epoch before its Welcome was complete, each cell under the anchor that everybody else
 * read it under.
 */
async function readKept(
  engine: Engine,
  writes: Writes,
  conversation: ConversationId,
  introduction: Introduction,
  range: { readonly from: number; readonly to: number },
): Promise<void> {
  const kept = keptCells(engine, introduction.since).filter(({ position }) => position < range.to)
  const scan = new TagScan(kept.map(({ cell }) => cell))
  const rescan = (first: number): void => {
    const known = engine.conversations.get(conversation)
    scan.clear()
    for (const owner of known === undefined ? [] : ownersOf(known, engine.anchor?.time ?? engine.now()))
      scan.add(owner, first)
  }
  const present = engine.anchor
  engine.anchor = introduction.anchor ?? present
  rescan(0)
  for (const [index, found] of kept.entries()) {
    const anchor = isAnchor(found.cell) ? await readAnchor(engine, found) : undefined
    if (anchor !== undefined) {
      engine.anchor = anchor
      rescan(index + 1)
    }
    if (found.position < range.from) continue
    for (const owner of scan.ownersOf(index))
      if (owner.kind === 'conversation')
        for (const added of await takeConversationCell(engine, writes, owner, found)) scan.add(added, index + 1)
  }
  engine.anchor = present
}
