import type { DataSet } from '../data/data-set.ts'
import type { Deeds } from '../replay/habits.ts'
import type { NetworkRecord } from '../line/traffic.ts'
import type { SeenRequest } from '../line/transport.ts'

/** Which way the office of a replay works. `relayed`: Standard, through the relay. */
export type Mode = 'standard' | 'saver' | 'relayed' | 'protected'

/** A message as it was really written: when, by whom, to whom, how long. */
export interface WrittenMessage {
  readonly time: number
  readonly sender: number
  readonly receivers: readonly number[]
  /** UTF-8 bytes of its text. */
  readonly bytes: number
  /** Bytes of the file that it carried, if it did. */
  readonly file?: number
}

/** From when until when a device was online, in milliseconds since 1970. */
export interface OnlineTime {
  readonly device: number
  readonly from: number
  readonly to: number
}

/** Text that came out at a moment. */
export interface Output {
  readonly time: number
  readonly text: string
}

/** The page of metrics of one machine. */
export interface MetricsPage extends Output {
  readonly box: 'server' | 'relay'
}

/** A copy of a machine's data folder, as a backup or a stolen disk has it. */
export interface DiskCopy {
  readonly box: 'server' | 'relay'
  readonly time: number
  readonly folder: string
}

/** What one round added to the board, without its anchors. */
export interface BlockRecord {
  readonly time: number
  readonly cells: number
}

/** A device's envelope that held a cell. */
export interface RealEnvelope {
  readonly time: number
  readonly device: number
}

/** A device's vault envelope that was no dummy. */
export interface RealWish extends RealEnvelope {
  readonly kind: 'put' | 'get'
  /** The chunk's. */
  readonly name: string
}

/** Everything that adversaries could hold of one replay, and what really happened. Times are milliseconds since 1970. */
export interface Recording {
  readonly data: DataSet
  readonly mode: Mode
  readonly begun: number
  readonly ended: number
  /** Each person's access key, by which the server knows their device. */
  readonly accessKeys: readonly string[]
  readonly written: readonly WrittenMessage[]
  readonly online: readonly OnlineTime[]
  readonly requests: readonly SeenRequest[]
  readonly network: NetworkRecord
  readonly blocks: readonly BlockRecord[]
  /** Known to relay and board together only. */
  readonly realEnvelopes: readonly RealEnvelope[]
  /** The board behind a relay knows them without the device. */
  readonly realWishes: readonly RealWish[]
  readonly metrics: readonly MetricsPage[]
  readonly logs: readonly Output[]
  readonly disks: readonly DiskCopy[]
  /** What was done beside writing words. */
  readonly deeds: Deeds
  /** What went wrong for a device, in words; nothing should. */
  readonly failures: readonly string[]
  /** Own texts that came back on the board; others' texts that were taken in. */
  readonly arrived: number
  readonly received: number
  /** Groups that were created, and changes of their members. */
  readonly groups: number
  readonly changes: number
}
