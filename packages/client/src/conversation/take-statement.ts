import { equalBytes, fromBase64url } from '@chancery/base'
import { isValidAt, verifyDocument } from '@chancery/crypto/public'
import type { ChangeStatement, DeviceId, MessageId, SignedDocument, Statement } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement, payloadTypes } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import type { NewOwners } from '../board/found-cell.ts'
import type { CellOwner } from '../board/tag-scan.ts'
import type { CompleteMessage } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { rootAt } from '../mirror/stored-tiles.ts'
import { noteRead } from '../read/mark-read.ts'
import type { Conversation, Epoch } from './conversation.ts'
import { changeOf, storeMessage } from './store-message.ts'
import type { MessageNote } from './stored-message.ts'
import { mentionsFrom } from './stored-message.ts'

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
  store(engine, writes, { conversation, statement, message, anchor })
  return NONE
}

/** Changes travel in commits. Alone, a change may only open a conversation, and say truly who and what is in it. */
function isFirst(conversation: Conversation, epoch: Epoch, { add, remove, name, admins }: ChangeStatement): boolean {
  const members = epoch.members.map(({ device }) => device)
  return (
    epoch.number === 1 &&
    Object.keys(conversation.heads).length === 0 &&
    remove === undefined &&
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

function store(
  engine: Engine,
  writes: Writes,
  input: {
    readonly conversation: Conversation
    readonly statement: Statement
    readonly message: CompleteMessage
    readonly anchor: AnchorState
  },
): void {
  const { conversation, statement, message, anchor } = input
  const device = statement.d
  const next: Conversation = {
    ...conversation,
    heads: { ...conversation.heads, [device]: message.id },
    marks: statement.r === undefined ? conversation.marks : { ...conversation.marks, [device]: statement.r },
    lastAt: message.position,
    wishes:
      statement.k === 'l' || statement.k === 'j'
        ? { ...conversation.wishes, [device]: message.bytes }
        : conversation.wishes,
  }
  const person = engine.roster.devices[device]?.person
  engine.saveConversation(writes, afterOwnLeave(engine, next, statement))
  if (person === engine.account.person && device !== engine.keys.device && statement.r !== undefined)
    noteRead(engine, writes, conversation.id, statement.r[1])
  const tag = engine.outbox.find((entry) => entry.message === message.id)?.tag
  engine.sent(writes, message.id)
  if (person === undefined || statement.k === 'j') {
    engine.seen.add(message.id)
    writes.put('message-id', message.id, { conversation: conversation.id, position: message.position })
    return
  }
  storeMessage(
    engine,
    writes,
    {
      id: message.id,
      conversation: conversation.id,
      position: message.position,
      kind: statement.k === 't' ? 'text' : statement.k === 'c' ? 'change' : 'leave',
      device,
      person,
      ...(statement.k === 't' ? { text: statement.m } : {}),
      ...(statement.k === 't' && statement.n !== undefined ? { mentions: mentionsFrom(statement.n) } : {}),
      ...(tag === undefined ? {} : { tag }),
      ...(statement.k === 't' && statement.q !== undefined ? { answers: statement.q } : {}),
      ...(statement.k === 'c' ? { change: changeOf(statement) } : {}),
      time: statement.t,
      anchorTime: anchor.time,
      notes: notesOf(statement, conversation.heads[device], anchor),
    },
    { document: message.bytes, cells: message.cells, anchor: { position: anchor.position, cell: anchor.cell } },
  )
}

function notesOf(statement: Statement, previous: MessageId | undefined, anchor: AnchorState): MessageNote[] {
  const notes: MessageNote[] = []
  // Before the first statement of a device that we see, there may be others from before we joined.
  if (previous !== undefined && statement.p !== previous) notes.push('gap')
  if (Math.abs(statement.t[0] - anchor.time) > CLOCK_SECONDS) notes.push('clock')
  return notes
}

function afterOwnLeave(engine: Engine, conversation: Conversation, statement: Statement): Conversation {
  const speaker: DeviceId = statement.d
  const isOwn = engine.roster.devices[speaker]?.person === engine.account.person
  return statement.k === 'l' && isOwn ? { ...conversation, status: 'left' } : conversation
}
