import { base64url, hasCode, randomBytes } from '@chancery/base'
import { sealParcel } from '@chancery/crypto'
import type { MoveLink } from '@chancery/protocol'
import { MAX_PARCEL_BYTES } from '@chancery/protocol'
import type { ServerApi } from '../api/server-api.ts'
import type { Engine } from '../engine/engine.ts'
import { MOVED_KEY, STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import type { StoreWrite } from '../ports/store.ts'
import { encodeRecords } from './parcel-records.ts'
import { withoutFetchable } from './without-fetchable.ts'

/**
 * Everything in a device’s store: all tables, each in the order of `ClientStore.walk`. It is called when nothing else can
 * change the store any more.
 */
export type DeviceRecords = () => Iterable<StoreWrite> | AsyncIterable<StoreWrite>

/**
 * Packs this device for another browser: seals all of its store but the files that lie in the vault, leaves it with the server for 14 days, and gives the link
 * that collects it, once. From then on this store is of no use: everything throws `client/moved`, and only
 * {@link movedTo} still gives the link. When it throws, nothing has moved, and the device goes on as before. Throws
 * `client/parcel-too-large`, `client/unreachable`, and the server’s refusals.
 */
export function packDevice(engine: Engine, records: DeviceRecords): Promise<MoveLink> {
  return engine.exclusive(async () => {
    if (engine.pending !== undefined)
      throw clientError('client/not-enrolled', 'This device has not been let in yet; connect it once, then move it')
    const link: MoveLink = { kind: 'move', server: engine.account.server, key: randomBytes(32), id: randomBytes(16) }
    const parcel = sealParcel(link.key, link.id, encodeRecords(await gather(engine, records)))
    if (parcel.length > MAX_PARCEL_BYTES) throw tooLarge()
    // Before the mark: until the link is known to anybody, a parcel without its key is nothing.
    await leave(engine.api, base64url(link.id), parcel)
    await markMoved(engine, link)
    return link
  })
}

async function gather(engine: Engine, records: DeviceRecords): Promise<Required<StoreWrite>[]> {
  const isTaken = await withoutFetchable(engine)
  const all: Required<StoreWrite>[] = []
  let bytes = 0
  for await (const record of records()) {
    const { table, key, value } = record
    if (value === undefined || !isTaken(record)) continue
    all.push({ table, key, value })
    // Known before all of it is in memory.
    bytes += value.length
    if (bytes > MAX_PARCEL_BYTES) throw tooLarge()
  }
  if (!all.some(({ table, key }) => table === STATE_TABLE && key === 'account'))
    throw new TypeError('packDevice: these are not the records of a device')
  return all
}

function tooLarge(): Error {
  return clientError(
    'client/parcel-too-large',
    'This device holds too much to be moved in this way. Wait until its files are sent, or add a further device',
  )
}

/** A lost answer is no reason to stay: the same parcel may be left again. */
async function leave(api: ServerApi, id: string, parcel: Uint8Array): Promise<void> {
  try {
    await api.putParcel(id, parcel)
  } catch (error) {
    if (!hasCode(error, 'client/unreachable')) throw error
    await api.putParcel(id, parcel)
  }
}

/** Past the engine, which must find another generation than its own, and with it the mark. */
async function markMoved({ ports: { store } }: Engine, link: MoveLink): Promise<void> {
  const stored = await store.get(STATE_TABLE, 'generation')
  const writes = new Writes()
  writes.put(STATE_TABLE, MOVED_KEY, link)
  writes.put(STATE_TABLE, 'generation', (stored === undefined ? 0 : decodeRecord<number>(stored)) + 1)
  await store.commit(writes.list())
}
