import type { DeviceId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { VaultFile } from '../vault/vault-ref.ts'
import type { HistoryTransfer } from './history-transfer.ts'
import type { ArchivePart, Manifest } from './manifest.ts'
import type { WalkPlace } from './walk-history.ts'

/** Invitations for a further device that this device made, by their public keys: who uses one gets the history. */
export const INVITED_TABLE = 'history-invited'
/** {@link Sending}s by the device that they are for. */
export const SENDING_TABLE = 'history-sending'
/** {@link Receiving}s by the hash of their manifests. */
export const RECEIVING_TABLE = 'history-receiving'

/** An archive that is being made for a device. */
export interface Sending {
  readonly device: DeviceId
  readonly upTo: number
  /** How many messages there were at the beginning. */
  readonly total: number
  readonly parts: readonly ArchivePart[]
  readonly place: WalkPlace
  /** The offer is in the outbox, or has gone out. */
  readonly isOffered?: true
}

/** An archive that is being taken in. */
export interface Receiving {
  /** The device that offered it; absent for a backup. */
  readonly by?: DeviceId
  readonly file: VaultFile
  readonly manifest?: Manifest
  /** So many parts were taken in, and so many messages were in them. */
  readonly parts: number
  readonly messages: number
  /** Records that did not bear out what they say. */
  readonly refused: number
  readonly isDone?: true
  /** The code of what cannot be mended. */
  readonly failure?: string
}

/** Remembers an invitation for a further device: whoever uses it gets the history from here. */
export async function expectOwnDevice({ ports }: Engine, invitation: string): Promise<void> {
  await ports.store.commit([{ table: INVITED_TABLE, key: invitation, value: new Uint8Array(0) }])
}

/** What is on its way, or has been: the last to each device, from each, and from a backup. Nothing is fetched. */
export async function listHistory(engine: Engine): Promise<HistoryTransfer[]> {
  const read = async <Row>(table: string): Promise<Row[]> =>
    (await engine.ports.store.walk(table, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })).map(([, bytes]) =>
      decodeRecord<Row>(bytes),
    )
  const sendings = await read<Sending>(SENDING_TABLE)
  const receivings = await read<Receiving>(RECEIVING_TABLE)
  const all = [...sendings.map(transferTo), ...receivings.map(transferFrom)]
  return [...new Map(all.map((one) => [`${one.direction} ${one.device ?? ''}`, one])).values()]
}

export function transferTo({ device, parts, total, isOffered }: Sending): HistoryTransfer {
  const done = messagesOf(parts)
  return {
    direction: 'to',
    device,
    state: isOffered ? 'done' : 'running',
    done,
    total: Math.max(total, done),
    refused: 0,
  }
}

export function transferFrom({ by, manifest, messages, refused, isDone, failure }: Receiving): HistoryTransfer {
  return {
    direction: 'from',
    ...(by === undefined ? {} : { device: by }),
    state: failure !== undefined ? 'failed' : isDone ? 'done' : 'running',
    done: messages,
    total: messagesOf(manifest?.parts ?? []),
    refused,
  }
}

function messagesOf(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, { messages }) => sum + messages, 0)
}
