import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { listHistory } from '../history/history-records.ts'
import type { ArchivePart } from '../history/manifest.ts'
import type { WalkPlace } from '../history/walk-history.ts'
import type { BackupKeys } from './recovery-code.ts'

/** Where {@link BackupState} stands in the table of what there is one of. */
export const BACKUP_KEY = 'backup'

/** The backup that this device makes. */
export interface BackupState {
  /** What the code stands for; the code itself is nowhere but with its person. */
  readonly keys: BackupKeys
  /** Of the next pointer. */
  readonly sequence: number
  readonly upTo: number
  readonly parts: readonly ArchivePart[]
  readonly additions: number
  /** Unix seconds; absent until the first one is complete. */
  readonly made?: number
  readonly due: number
  /** What is being made, so that it goes on where it stopped. */
  readonly work?: {
    readonly since: number
    readonly upTo: number
    readonly place: WalkPlace
    readonly fresh: readonly ArchivePart[]
  }
}

/** A personal backup, as its person sees it. */
export interface BackupListing {
  /** Unix seconds; absent as long as the first one is being made. */
  readonly made?: number
  readonly messages: number
  /** When it is renewed next: Unix seconds. */
  readonly due: number
}

/** The backup of this device, if its person has one. Nothing is fetched. */
export async function backupOf(engine: Engine): Promise<BackupListing | undefined> {
  const state = await readBackup(engine)
  if (state === undefined) return undefined
  const { made, due, parts } = state
  if (made === undefined) return { messages: countIn(parts), due }
  // One that was restored is known by what it brought, until it is renewed from here.
  return { made, messages: parts.length > 0 ? countIn(parts) : await countRestored(engine), due }
}

function countIn(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, { messages }) => sum + messages, 0)
}

async function countRestored(engine: Engine): Promise<number> {
  const restored = (await listHistory(engine)).find(
    ({ direction, device }) => direction === 'from' && device === undefined,
  )
  return restored?.total ?? 0
}

/** Whether there is something to make or to renew. */
export async function isBackupDue(engine: Engine): Promise<boolean> {
  const state = await readBackup(engine)
  return state !== undefined && engine.now() >= state.due
}

export async function readBackup({ ports }: Engine): Promise<BackupState | undefined> {
  const bytes = await ports.store.get(STATE_TABLE, BACKUP_KEY)
  return bytes === undefined ? undefined : decodeRecord<BackupState>(bytes)
}
