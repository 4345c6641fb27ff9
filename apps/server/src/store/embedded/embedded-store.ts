import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serverError } from '@chancery/host'
import type { ServerErrorCode } from '@chancery/host'
import { CELL_BYTES } from '@chancery/protocol'
import type { BackupStore } from '../ports/backup-store.ts'
import type { BoardStore } from '../ports/board-store.ts'
import type { ParcelRow, ParcelStore } from '../ports/parcel-store.ts'
import type { PepperStore } from '../ports/pepper-store.ts'
import type { RegisterStore } from '../ports/register-store.ts'
import type { ShelfStore } from '../ports/shelf-store.ts'
import type { VaultStore } from '../ports/vault-store.ts'
import { BackupFiles } from './backup-files.ts'
import { ObjectFiles } from './object-files.ts'
import { ParcelFiles } from './parcel-files.ts'
import { embeddedParcels } from './parcel-store.ts'
import { ShelfFile } from './shelf-file.ts'
import { VaultFiles } from './vault-files.ts'
import type { StoreCalls, StoreRequest, StoreResponse, StoreWorkerData } from './worker.ts'

/** The store of one data folder: SQLite for what changes, files for what never does. */
export interface EmbeddedStore {
  readonly board: BoardStore
  readonly register: RegisterStore
  readonly peppers: PepperStore
  readonly parcels: ParcelStore
  readonly vault: VaultStore
  readonly shelf: ShelfStore
  readonly backups: BackupStore
  /** Finishes what was asked before, then closes the database. */
  close(): Promise<void>
}

type Call = <K extends keyof StoreCalls>(
  method: K,
  ...args: Parameters<StoreCalls[K]>
) => Promise<Awaited<ReturnType<StoreCalls[K]>>>

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

function startWorker(folder: string): { worker: Worker; call: Call } {
  const workerData: StoreWorkerData = { folder, cellBytes: CELL_BYTES }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let stopped: Error | undefined
  let lastId = 0
  const stop = (error: Error): void => {
    stopped = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ id, value, error }: StoreResponse) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(value as never)
    else call?.reject(serverError(error.code as ServerErrorCode, error.message))
  })
  worker.on('error', (error) => stop(serverError('server/store', 'The store stopped; start the server again', error)))
  worker.on('exit', () => stop(serverError('server/store', 'The store is closed; start the server again')))
  const call: Call = (method, ...args) =>
    new Promise((resolve, reject) => {
      if (stopped !== undefined) return reject(stopped)
      const request: StoreRequest = { id: ++lastId, method, args }
      waiting.set(request.id, { resolve, reject })
      worker.postMessage(request)
    })
  return { worker, call }
}

/** Opens the store of a data folder that this process has locked. */
export function openEmbeddedStore(folder: string): EmbeddedStore {
  const { worker, call } = startWorker(folder)
  const objects = new ObjectFiles(join(folder, 'board'))
  const parcelRows = {
    load: () => call('parcelLoad'),
    put: (row: ParcelRow) => call('parcelPut', row),
    claim: (id: Uint8Array, claim: Uint8Array) => call('parcelClaim', id, claim),
    drop: (id: Uint8Array) => call('parcelDrop', id),
  }
  const sealing = new Set<Promise<void>>()
  return {
    board: {
      load: () => call('boardLoad'),
      append: (cells, head) => call('boardAppend', cells, head),
      seal: (files, below) => {
        const done = call('boardSeal', files, below).finally(() => sealing.delete(done))
        sealing.add(done)
        return done
      },
      readObject: (name) => objects.read(name),
    },
    register: {
      load: () => call('registerLoad'),
      append: (batch) => call('registerAppend', batch),
      openings: (start, count) => call('registerOpenings', start, count),
      eraseOpening: (position) => call('registerEraseOpening', position),
    },
    peppers: {
      make: (pepper) => call('pepperMake', pepper),
      keep: (id, access) => call('pepperKeep', id, access),
      attempt: (id, most) => call('pepperAttempt', id, most),
      giveBack: () => call('pepperGiveBack'),
      drop: (access) => call('pepperDrop', access),
    },
    parcels: embeddedParcels(parcelRows, new ParcelFiles(join(folder, 'parcels'))),
    vault: new VaultFiles(join(folder, 'vault')),
    shelf: new ShelfFile(join(folder, 'shelf')),
    backups: new BackupFiles(join(folder, 'backups')),
    async close() {
      await Promise.allSettled(sealing)
      await call('close')
      await worker.terminate()
    },
  }
}
