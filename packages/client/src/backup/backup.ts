import { hasCode } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { leaveFile } from '../history/archive-files.ts'
import { RECEIVING_TABLE } from '../history/history-records.ts'
import type { Receiving } from '../history/history-records.ts'
import { encodeManifest } from '../history/manifest.ts'
import { tellProgress } from '../history/part-progress.ts'
import { countAll, leavePart } from '../history/send-history.ts'
import { beginWalk } from '../history/walk-history.ts'
import { openPointer, placeName, sealPointer } from './backup-entry.ts'
import type { BackupState } from './backup-state.ts'
import { BACKUP_KEY, readBackup } from './backup-state.ts'
import { backupKeysOf, makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const DAY_SECONDS = 86_400
/** Renewed after 6.5 to 7.5 days, at random, never because something was written. */
const RENEW_DAYS = [6.5, 7.5] as const
/** After so many parts all of it is made anew, so that little remains of what was replaced. */
const MOST_ADDITIONS = 26

/**
 * Begins a personal backup under a fresh code, which is shown once; `carryHistory` makes it. An earlier code opens nothing
 * any more.
 */
export async function beginBackup(engine: Engine): Promise<string> {
  const before = await readBackup(engine)
  if (before !== undefined) await giveUp(engine, before)
  const code = makeRecoveryCode()
  await save(engine, { keys: backupKeysOf(code), sequence: 1, upTo: 0, parts: [], additions: 0, due: engine.now() })
  return code
}

/** Ends the backup: its code opens nothing any more. What lies in the vault is without a key then. */
export async function endBackup(engine: Engine): Promise<void> {
  const before = await readBackup(engine)
  if (before === undefined) return
  await giveUp(engine, before)
  await engine.ports.store.commit([{ table: STATE_TABLE, key: BACKUP_KEY }])
}

/** Whether this is the code of this device’s backup, as its person wrote it down. Throws `client/recovery-code` for a slip. */
export async function isRecoveryCode(engine: Engine, text: string): Promise<boolean> {
  const state = await readBackup(engine)
  const keys = backupKeysOf(readRecoveryCode(text))
  return state !== undefined && placeName(keys) === placeName(state.keys)
}

/** Makes or renews the backup when it is due. Throws what the line throws; the next call goes on where it stopped. */
export async function carryBackup(engine: Engine): Promise<void> {
  let state = await readBackup(engine)
  if (state === undefined || engine.now() < state.due) return
  // Of what is added later nobody knows beforehand how much that is.
  const total = (state.work ?? begin(engine, state)).since === 0 ? await countAll(engine) : 0
  for (;;) {
    const work: NonNullable<BackupState['work']> = state.work ?? begin(engine, state)
    if (work.place.isDone === true) return finish(engine, state, work)
    const done = work.fresh.reduce((sum, { messages }) => sum + messages, 0)
    const { parts, next } = await leavePart(engine, work.place, {
      since: work.since,
      onMessages: (more) => tellProgress(engine, { direction: 'to', state: 'running', done, total, refused: 0 }, more),
    })
    state = { ...state, work: { ...work, place: next, fresh: [...work.fresh, ...parts] } }
    await save(engine, state)
  }
}

/** Puts what a code opens among what this device has; `carryHistory` fetches it. The code is renewed from here from now on. */
export async function restoreBackup(engine: Engine, text: string): Promise<void> {
  const keys = backupKeysOf(readRecoveryCode(text))
  const bytes = await engine.api.backup(placeName(keys)).catch((error: unknown) => {
    const isMissing = hasCode(error, 'client/refused-by-server') && error.detail['code'] === 'api/not-found'
    throw isMissing ? missing() : error
  })
  const pointer = await openPointer(keys, bytes)
  const file = pointer?.manifest
  if (pointer === undefined || file === undefined) throw missing()
  const receiving: Receiving = { file, parts: 0, messages: 0, refused: 0 }
  const writes = new Writes()
  // The last of all: whoever asks how far the backup is means this one.
  writes.delete(RECEIVING_TABLE, file.hash)
  writes.put(RECEIVING_TABLE, file.hash, receiving)
  const state: BackupState = {
    keys,
    sequence: pointer.sequence + 1,
    upTo: 0,
    parts: [],
    additions: 0,
    made: pointer.made,
    due: nextDue(engine),
  }
  writes.put(STATE_TABLE, BACKUP_KEY, state)
  await engine.ports.store.commit(writes.list())
}

function missing(): Error {
  return clientError(
    'client/backup-missing',
    'There is no backup under this code. It may have been replaced by a newer code',
  )
}

function begin(engine: Engine, { parts, additions, upTo }: BackupState): NonNullable<BackupState['work']> {
  const isWhole = parts.length === 0 || additions >= MOST_ADDITIONS
  return { since: isWhole ? 0 : upTo, upTo: engine.board.size, place: beginWalk(engine), fresh: [] }
}

async function finish(engine: Engine, state: BackupState, work: NonNullable<BackupState['work']>): Promise<void> {
  const { work: _done, ...rest } = state
  const isWhole = work.since === 0
  const parts = isWhole ? work.fresh : [...state.parts, ...work.fresh]
  const manifest = await leaveFile(engine, new Uint8Array(encodeManifest({ upTo: work.upTo, parts })))
  const { keys } = state
  const made = engine.now()
  await engine.api.putBackup(placeName(keys), await sealPointer(keys, state.sequence, { manifest, made }))
  await save(engine, {
    ...rest,
    sequence: state.sequence + 1,
    upTo: work.upTo,
    parts,
    additions: isWhole ? 0 : state.additions + 1,
    made,
    due: nextDue(engine),
  })
}

async function giveUp(engine: Engine, { keys, sequence }: BackupState): Promise<void> {
  await engine.api.putBackup(placeName(keys), await sealPointer(keys, sequence, { made: engine.now() }))
}

function nextDue(engine: Engine): number {
  const [least, most] = RENEW_DAYS
  const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
  return engine.now() + Math.round((least + random * (most - least)) * DAY_SECONDS)
}

async function save({ ports }: Engine, state: BackupState): Promise<void> {
  const writes = new Writes()
  writes.put(STATE_TABLE, BACKUP_KEY, state)
  await ports.store.commit(writes.list())
}
