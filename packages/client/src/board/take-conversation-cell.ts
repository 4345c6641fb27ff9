import { equalBytes } from '@chancery/base'
import { messageKeyOf, openCell } from '@chancery/crypto'
import { MAX_STATEMENT_CELLS, NONCE_BYTES, joinFragments } from '@chancery/protocol'
import { takeCommit } from '../conversation/take-commit.ts'
import { takeStatement } from '../conversation/take-statement.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'
import type { CompleteMessage, EvidenceCell, FoundCell, NewOwners, StoredFragment } from './found-cell.ts'
import type { CellOwner } from './tag-scan.ts'

/** An MLS commit of the largest group that we build fits easily; more is an attack on memory. */
const MAX_FRAGMENTS = 1024
const NONE: NewOwners = []

/**
 * Opens a cell of one conversation and epoch. Garbage under a copied tag, repeated cells, and fragments of messages that
 * are known already change nothing. Gives the keys of a new epoch when the cell completed a commit.
 */
export async function takeConversationCell(
  engine: Engine,
  writes: Writes,
  owner: Extract<CellOwner, { kind: 'conversation' }>,
  found: FoundCell,
): Promise<NewOwners> {
  const fragment = openCell(owner.keys, found.cell)
  if (fragment === undefined || fragment.kind === 'welcome') return NONE
  if (fragment.count > (fragment.kind === 'statement' ? MAX_STATEMENT_CELLS : MAX_FRAGMENTS)) return NONE
  if (engine.seen.has(fragment.message) || (await engine.ports.store.get('message-id', fragment.message))) return NONE
  const messageKey = messageKeyOf(owner.keys, found.cell.subarray(0, NONCE_BYTES))
  const evidence: EvidenceCell = { position: found.position, cell: found.cell.slice(), messageKey }
  const message = await collect(engine, writes, `${owner.conversation}/${owner.epoch}`, { ...fragment, evidence })
  if (message === undefined) return NONE
  return fragment.kind === 'statement'
    ? takeStatement(engine, writes, owner, message)
    : takeCommit(engine, writes, owner, message)
}

/** Keeps a fragment until its message is complete, then gives the message. */
async function collect(
  engine: Engine,
  writes: Writes,
  place: string,
  fragment: StoredFragment,
): Promise<CompleteMessage | undefined> {
  const key = `${place}/${fragment.message}`
  const known = engine.fragments.get(key) ?? (await storedFragments(engine, key))
  // The newest counts: who spoils a message with a false fragment is undone by the true one, or by its being sent again.
  if (known.some((other) => other.index === fragment.index && equalBytes(other.data, fragment.data))) return undefined
  const others = known.filter((other) => other.index !== fragment.index)
  const all = [...others, fragment].sort((a, b) => a.index - b.index)
  const bytes = all.length === fragment.count ? joinFragments(all) : undefined
  if (bytes === undefined) {
    engine.fragments.set(key, all)
    writes.put('fragment', key, all)
    return undefined
  }
  engine.fragments.delete(key)
  if (known.length > 0) writes.delete('fragment', key)
  return { id: fragment.message, bytes, position: fragment.evidence.position, cells: all.map((one) => one.evidence) }
}

async function storedFragments(engine: Engine, key: string): Promise<readonly StoredFragment[]> {
  const bytes = await engine.ports.store.get('fragment', key)
  return bytes === undefined ? [] : decodeRecord<StoredFragment[]>(bytes)
}
