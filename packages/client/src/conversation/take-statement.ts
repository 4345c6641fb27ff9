import { equalBytes, fromBase64url } from '@chancery/base'
import { isValidAt, verifyDocument } from '@chancery/crypto/public'
import type { ChangeStatement, DeviceId, PersonId, SignedDocument, Statement } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement, isAct, payloadTypes } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import type { NewOwners } from '../board/found-cell.ts'
import type { CellOwner } from '../board/tag-scan.ts'
import type { CompleteMessage } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { rootAt } from '../mirror/stored-tiles.ts'
import { noteRead } from '../read/mark-read.ts'
import { refuseOwnText } from '../letter/fail-entry.ts'
import { expectFile } from '../vault/expect-file.ts'
import { contentFrom } from './content.ts'
import type { Conversation, Epoch } from './conversation.ts'
import { mayPost } from './may-act.ts'
import { changeOf, storeMessage } from './store-message.ts'
import type { MessageNote, MessagePlace, StoredMessage } from './stored-message.ts'
import { takeAct, takeHeard } from './take-act.ts'

const NONE: NewOwners = []
/** A sender's clock may be this far from the board's before people are told. */
const CLOCK_SECONDS = 600

/** Takes a complete statement: signature, right to speak here, then what it says. One that fails changes nothing. */
export async function takeStatement(
  engine: Engine,
  writes: Writes,
  owner: Extract<CellOwner, { kind: 'conversation' }>,
  message: CompleteMessage,
): Promise<NewOwners> {
  const conversation = engine.conversations.get(owner.conversation)
  const epoch = conversation?.epochs.find(({ number }) => number === owner.epoch)
  const { anchor } = engine
  if (conversation === undefined || epoch === undefined || anchor === undefined) return NONE
  const document = decodeSignedDocument(message.bytes)
  const statement = document === undefined ? undefined : decodeStatement(document.json)
  if (document === undefined || statement === undefined || statement.c !== conversation.id) return NONE
  if (!(await maySpeak(engine, { epoch, anchor, statement, document, position: message.position }))) return NONE
  if (statement.k === 'c' && !isFirst(conversation, epoch, statement)) return NONE
  await compareHistories(engine, statement)
  await store(engine, writes, { conversation, epoch, statement, message, anchor })
  return NONE
}

/** Changes travel in commits. Alone, a change may only open a conversation, and say truly who and what is in it. */
function isFirst(conversation: Conversation, epoch: Epoch, statement: ChangeStatement): boolean {
  const { add, remove, name, admins, about, picture, posting } = statement
  const members = epoch.members.map(({ device }) => device)
  return (
    epoch.number === 1 &&
    Object.keys(conversation.heads).length === 0 &&
    [remove, about, picture, posting].every((part) => part === undefined) &&
    String([...(add ?? [])].sort()) === String(members.sort()) &&
    (name ?? '') === conversation.name &&
    String(admins ?? []) === String(conversation.administrators)
  )
}

async function maySpeak(
  engine: Engine,
  input: {
    readonly epoch: Epoch
    readonly anchor: AnchorState
    readonly statement: Statement
    readonly document: SignedDocument
    readonly position: number
  },
): Promise<boolean> {
  const { epoch, anchor, statement, document, position } = input
  const certified = engine.roster.devices[statement.d]
  const key = fromBase64url(certified?.sign ?? '')
  if (certified === undefined || key === undefined || !epoch.members.some(({ device }) => device === statement.d))
    return false
  if (!(await verifyDocument(payloadTypes.statement, document, key))) return false
  if (epoch.ended !== undefined && position > epoch.ended.at && epoch.ended.removed.includes(statement.d)) return false
  if (isValidAt(certified, anchor.registerSize)) return true
  engine.warn(
    'conversation/revoked-sender',
    `A message from the revoked device “${certified.label}” at position ${position} is not shown`,
  )
  return false
}

/** Every statement says which board its sender saw; if that is another than ours, one of us is being deceived. */
async function compareHistories(engine: Engine, statement: Statement): Promise<void> {
  const [size, root] = statement.s
  if (size === 0 || size > engine.board.size) return
  let own: Uint8Array
  try {
    own = await rootAt(engine.ports.store, engine.board, size)
  } catch {
    return // This device joined later and has no hashes from then: cannot check, which is not a failure.
  }
  if (equalBytes(own, fromBase64url(statement.s[1]) as Uint8Array)) return
  engine.warn(
    'board/fork-seen',
    `A colleague’s device signed that it saw another board at size ${size} (${root.slice(0, 8)}…) than this device did. Compare with them in person and tell your administrator`,
  )
}

interface Taken {
  readonly conversation: Conversation
  readonly epoch: Epoch
  readonly statement: Statement
  readonly message: CompleteMessage
  readonly anchor: AnchorState
}

async function store(engine: Engine, writes: Writes, taken: Taken): Promise<void> {
  const { conversation, epoch, statement, message, anchor } = taken
  const device = statement.d
  const person = engine.roster.devices[device]?.person
  const isForbidden = statement.k === 't' && person !== undefined && !mayPost(conversation, person)
  const isSilent = statement.k === 'j' || statement.k === 'i' || isAct(statement)
  const isShown = person !== undefined && !isSilent && !isForbidden
  const notes = notesOf(statement, conversation, anchor)
  keepStanding(engine, writes, taken, { isShown, hasGap: notes.includes('gap') })
  if (person !== undefined) await takeHeard(engine, writes, conversation, statement.h ?? [], person)
  if (isForbidden && device === engine.keys.device) refuseOwnText(engine, writes, message.id)
  const own = engine.outbox.find((entry) => entry.message === message.id)
  engine.sent(writes, message.id)
  if (person !== undefined && isAct(statement)) {
    if (own !== undefined) engine.announce({ kind: 'own-act', conversation: conversation.id, message: statement.o })
    return takeAct(engine, writes, { conversation, statement, message, anchor, person })
  }
  if (person !== undefined && statement.k === 'i') {
    const { takePortrait } = await import('../portrait/exchange.ts')
    return takePortrait(engine, writes, { conversation, epoch, statement, message, anchor, person })
  }
  if (isShown) {
    expectFile(engine, writes, message.id, statement)
    return storeMessage(engine, writes, storedFrom(taken, person, notes, own?.tag), {
      document: message.bytes,
      cells: message.cells,
      anchor: { position: anchor.position, cell: anchor.cell },
    })
  }
  engine.seen.add(message.id)
  const place: MessagePlace = { conversation: conversation.id, position: message.position }
  writes.put('message-id', message.id, place)
}

/** What a statement tells of its conversation beside what it says. */
function keepStanding(
  engine: Engine,
  writes: Writes,
  { conversation, statement, message }: Taken,
  { isShown, hasGap }: { readonly isShown: boolean; readonly hasGap: boolean },
): void {
  const device = statement.d
  const isWish = statement.k === 'l' || statement.k === 'j'
  const next: Conversation = {
    ...withGap(conversation, device, !isShown && hasGap),
    heads: { ...conversation.heads, [device]: message.id },
    marks: statement.r === undefined ? conversation.marks : { ...conversation.marks, [device]: statement.r },
    lastAt: isShown ? message.position : conversation.lastAt,
    wishes: isWish ? { ...conversation.wishes, [device]: message.bytes } : conversation.wishes,
  }
  engine.saveConversation(writes, afterOwnLeave(engine, next, statement))
  const person = engine.roster.devices[device]?.person
  if (person === engine.account.person && device !== engine.keys.device && statement.r !== undefined)
    noteRead(engine, writes, conversation.id, statement.r[1])
}

/** The message that a statement is, if it is one. */
function storedFrom(
  { conversation, statement, message, anchor }: Taken,
  person: PersonId,
  notes: readonly MessageNote[],
  tag: string | undefined,
): StoredMessage {
  return {
    id: message.id,
    conversation: conversation.id,
    position: message.position,
    kind: statement.k === 't' ? 'text' : statement.k === 'c' ? 'change' : 'leave',
    device: statement.d,
    person,
    ...(statement.k === 't' ? contentFrom(statement) : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(statement.k === 'c' ? { change: changeOf(statement) } : {}),
    time: statement.t,
    anchorTime: anchor.time,
    notes,
  }
}

function notesOf(statement: Statement, { heads, gaps = [] }: Conversation, anchor: AnchorState): MessageNote[] {
  const notes: MessageNote[] = []
  const previous = heads[statement.d]
  // Before the first statement of a device that we see, there may be others from before we joined.
  const isBroken = previous !== undefined && statement.p !== previous
  if (isBroken || gaps.includes(statement.d)) notes.push('gap')
  if (Math.abs(statement.t[0] - anchor.time) > CLOCK_SECONDS) notes.push('clock')
  return notes
}

/** A gap before something that is not shown by itself is noted at the next message of the device. */
function withGap({ gaps = [], ...conversation }: Conversation, device: DeviceId, hasGap: boolean): Conversation {
  const others = gaps.filter((one) => one !== device)
  const all = hasGap ? [...others, device] : others
  return all.length === 0 ? conversation : { ...conversation, gaps: all }
}

function afterOwnLeave(engine: Engine, conversation: Conversation, statement: Statement): Conversation {
  const speaker: DeviceId = statement.d
  const isOwn = engine.roster.devices[speaker]?.person === engine.account.person
  return statement.k === 'l' && isOwn ? { ...conversation, status: 'left' } : conversation
}
