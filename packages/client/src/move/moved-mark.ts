import type { MoveLink } from '@chancery/protocol'
import { MOVED_KEY, STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { ClientStore } from '../ports/store.ts'

/** The link by which the device in this store is collected, when it was packed; to show it again. */
export async function movedTo(store: ClientStore): Promise<MoveLink | undefined> {
  const mark = await store.get(STATE_TABLE, MOVED_KEY)
  return mark && decodeRecord<MoveLink>(mark)
}
