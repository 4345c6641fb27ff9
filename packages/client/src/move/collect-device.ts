import { base64url, hasCode, randomBytes } from '@chancery/base'
import { openParcel } from '@chancery/crypto'
import type { MoveLink } from '@chancery/protocol'
import type { Account } from '../account/account.ts'
import { ServerApi } from '../api/server-api.ts'
import type { EnginePorts } from '../engine/engine.ts'
import { Engine, STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import type { ClientErrorCode } from '../errors.ts'
import type { ClientStore, StoreWrite } from '../ports/store.ts'
import { decodeRecords } from './parcel-records.ts'

/** By which this store collects; kept in it, so that a second attempt is known to be the same collector’s. */
const CLAIM_KEY = 'move-claim'
const ATTEMPTS = 3
const FINAL: readonly ClientErrorCode[] = ['client/parcel-collected', 'client/parcel-missing', 'client/parcel-damaged']

/**
 * Collects the device that a link names into an empty store, and opens it: all of it, or nothing. It reaches its server at
 * the link’s address from now on. Throws `client/already-enrolled`, `client/parcel-collected` (somebody else was first),
 * `client/parcel-missing` (there is none, or its 14 days are over), and `client/parcel-damaged`; the store is empty then.
 * After anything else, such as `client/unreachable` or a full disk, the same call on the same store goes on.
 */
export async function collectDevice(ports: EnginePorts, link: MoveLink): Promise<Engine> {
  await ports.lock.run(async () => {
    const { store } = ports
    const claim = await claimOf(store)
    try {
      const sealed = await fetchParcel(ports, link, claim)
      await store.commit([...unpack(link, sealed), { table: STATE_TABLE, key: CLAIM_KEY }])
    } catch (error) {
      // A full disk, or a server that is away, may be over soon: then the same claim is needed.
      if (FINAL.some((code) => hasCode(error, code))) await store.commit([{ table: STATE_TABLE, key: CLAIM_KEY }])
      throw error
    }
  })
  return Engine.open(ports)
}

async function claimOf(store: ClientStore): Promise<Uint8Array> {
  const entries = await store.entries(STATE_TABLE)
  if (entries.some(([key]) => key !== CLAIM_KEY))
    throw clientError(
      'client/already-enrolled',
      'This browser holds a device already. Open the link in another browser, or in another profile of this one',
    )
  const earlier = entries[0]?.[1]
  if (earlier !== undefined) return decodeRecord<Uint8Array>(earlier)
  const claim = randomBytes(16)
  await store.commit([{ table: STATE_TABLE, key: CLAIM_KEY, value: encodeRecord(claim) }])
  return claim
}

/** Once the claim has been heard nobody else can collect, so a lost answer is asked for again. */
async function fetchParcel(ports: EnginePorts, link: MoveLink, claim: Uint8Array): Promise<Uint8Array> {
  const api = new ServerApi(ports.connect(link.server), ports.clock)
  for (let attempt = 1; ; attempt++)
    try {
      return await api.collectParcel(base64url(link.id), base64url(claim))
    } catch (error) {
      if (!hasCode(error, 'client/unreachable') || attempt === ATTEMPTS) throw describe(error)
    }
}

function describe(error: unknown): unknown {
  if (!hasCode(error, 'client/refused-by-server')) return error
  if (error.detail['code'] === 'api/parcel-collected')
    return clientError('client/parcel-collected', error.message, {}, error)
  if (error.detail['code'] === 'api/not-found') return clientError('client/parcel-missing', error.message, {}, error)
  return error
}

const damaged = (): Error =>
  clientError('client/parcel-damaged', 'What came is not the device that was packed; pack it again')

/** The records of a parcel. The device’s server is where the link leads: a browser reaches no other. */
function unpack(link: MoveLink, sealed: Uint8Array): StoreWrite[] {
  const opened = openParcel(link.key, link.id, sealed)
  const records = opened && decodeRecords(opened)
  const account = records?.find(({ table, key }) => table === STATE_TABLE && key === 'account')
  if (records === undefined || account === undefined) throw damaged()
  const moved: Account = { ...decodeRecord<Account>(account.value), server: link.server }
  return records.map((record) => (record === account ? { ...record, value: encodeRecord(moved) } : record))
}
