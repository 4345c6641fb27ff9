import type { ConversationId } from '@chancery/protocol'
import type { Writes } from '../engine/writes.ts'
import type { ClientStore } from '../ports/store.ts'

const STEP = 64

/**
 * Makes sure that the messages of a conversation are stored in board order, which is what pages go by. Who was added to a
 * conversation again reads what was said before the Welcome later than what was said in the old epoch meanwhile. Gives
 * whether something had to be moved.
 */
export async function keepOrder(store: ClientStore, writes: Writes, conversation: ConversationId): Promise<boolean> {
  const table = `message/${conversation}`
  const fresh = new Map<string, Uint8Array>()
  for (const write of writes.list())
    if (write.table === table && write.value !== undefined) fresh.set(write.key, write.value)
  const keys = [...fresh.keys()]
  const sorted = [...keys].sort()
  const later = sorted[0] === undefined ? [] : await storedAfter(store, table, sorted[0])
  if (later.length === 0 && String(keys) === String(sorted)) return false
  const all = new Map([...later, ...fresh])
  for (const key of [...all.keys()].sort()) {
    writes.delete(table, key)
    writes.putBytes(table, key, all.get(key) as Uint8Array)
  }
  return true
}

async function storedAfter(
  store: ClientStore,
  table: string,
  first: string,
): Promise<(readonly [string, Uint8Array])[]> {
  const later: (readonly [string, Uint8Array])[] = []
  for (let from: string | undefined; ; from = later.at(-1)?.[0]) {
    const walk = { direction: 'back', limit: STEP, ...(from === undefined ? {} : { from }) } as const
    const records = await store.walk(table, walk)
    for (const record of records) {
      if (record[0] < first) return later
      later.push(record)
    }
    if (records.length < STEP) return later
  }
}
