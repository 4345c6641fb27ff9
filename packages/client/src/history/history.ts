import type { DeviceId } from '@chancery/protocol'
import { isBackupDue } from '../backup/backup-state.ts'
import type { Engine } from '../engine/engine.ts'
import type { ClientStore } from '../ports/store.ts'
import { INVITED_TABLE, RECEIVING_TABLE, SENDING_TABLE } from './history-records.ts'

// What makes and reads archives is loaded when there is one to be made or read, and not before.

/**
 * Sends the history to one's own devices that have come, takes in what was offered to this one, and renews the personal backup
 * when that is due, until all of it is done. Called when a program begins, when the line is back, and when people or offers have
 * changed. Throws what the line throws: the next call goes on where it stopped, also after the program has died.
 */
export async function carryHistory(engine: Engine): Promise<void> {
  const { store } = engine.ports
  const tables = [INVITED_TABLE, SENDING_TABLE, RECEIVING_TABLE]
  const isEmpty = (await Promise.all(tables.map((table) => isWithout(store, table)))).every(Boolean)
  if (!isEmpty || (await isBackupDue(engine))) await (await import('./carry-history.ts')).carry(engine)
}

/** Has the whole history sent to another device of this person; {@link carryHistory} does it. Once more, if it was sent before. */
export async function sendHistory(engine: Engine, device: DeviceId): Promise<void> {
  await (await import('./send-history.ts')).beginSending(engine, device)
}

async function isWithout(store: ClientStore, table: string): Promise<boolean> {
  return (await store.walk(table, { direction: 'back', limit: 1 })).length === 0
}
