// The thread that owns state.db: commits and sealing wait for the disk here, not in front of the network.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { BoardHead, BoardSnapshot, StoredObject } from '../ports/board-store.ts'
import type { ParcelRow } from '../ports/parcel-store.ts'
import type { NewPepper, PepperAttempt } from '../ports/pepper-store.ts'
import type { RegisterBatch, RegisterSnapshot } from '../ports/register-store.ts'
import { BoardTables } from './board-tables.ts'
import { ObjectFiles } from './object-files.ts'
import { ParcelTables } from './parcel-tables.ts'
import { PepperTables } from './pepper-tables.ts'
import { RegisterTables } from './register-tables.ts'
import { openStateDatabase } from './state-database.ts'

/** What the thread is started with. */
export interface StoreWorkerData {
  readonly folder: string
  readonly cellBytes: number
}

/** What the main thread may ask. */
export interface StoreCalls {
  boardLoad(): BoardSnapshot
  boardAppend(cells: Uint8Array, head: BoardHead): void
  boardSeal(objects: readonly StoredObject[], below: number): Promise<void>
  registerLoad(): RegisterSnapshot
  registerAppend(batch: RegisterBatch): void
  registerOpenings(start: number, count: number): Uint8Array[]
  registerEraseOpening(position: number): void
  pepperMake(pepper: NewPepper): void
  pepperKeep(id: Uint8Array, access: Uint8Array): boolean
  pepperAttempt(id: Uint8Array, most: number): PepperAttempt
  pepperGiveBack(): void
  pepperDrop(access: Uint8Array): void
  parcelLoad(): ParcelRow[]
  parcelPut(row: ParcelRow): void
  parcelClaim(id: Uint8Array, claim: Uint8Array): void
  parcelDrop(id: Uint8Array): void
  close(): void
}

/** A call, and its answer: exactly one of `value` and `error`. */
export interface StoreRequest {
  readonly id: number
  readonly method: keyof StoreCalls
  readonly args: readonly unknown[]
}
export interface StoreResponse {
  readonly id: number
  readonly value?: unknown
  readonly error?: { readonly code: string; readonly message: string }
}

function openCalls({ folder, cellBytes }: StoreWorkerData): StoreCalls {
  const database = openStateDatabase(join(folder, 'state.db'))
  const board = new BoardTables(database, cellBytes)
  const register = new RegisterTables(database)
  const pepper = new PepperTables(database)
  const parcel = new ParcelTables(database)
  const objects = new ObjectFiles(join(folder, 'board'))
  return {
    boardLoad: () => board.load(),
    boardAppend: (cells, head) => board.append(cells, head),
    // Waits for the files without blocking: commits go on in between.
    boardSeal: async (files, below) => {
      await objects.write(files)
      board.dropBelow(below)
    },
    registerLoad: () => register.load(),
    registerAppend: (batch) => register.append(batch),
    registerOpenings: (start, count) => register.openings(start, count),
    registerEraseOpening: (position) => register.eraseOpening(position),
    pepperMake: (made) => pepper.make(made),
    pepperKeep: (id, access) => pepper.keep(id, access),
    pepperAttempt: (id, most) => pepper.attempt(id, most),
    pepperGiveBack: () => pepper.giveBack(),
    pepperDrop: (access) => pepper.drop(access),
    parcelLoad: () => parcel.load(),
    parcelPut: (row) => parcel.put(row),
    parcelClaim: (id, claim) => parcel.claim(id, claim),
    parcelDrop: (id) => parcel.drop(id),
    close: () => database.close(),
  }
}

async function answer(calls: () => StoreCalls, { id, method, args }: StoreRequest): Promise<StoreResponse> {
  try {
    const call = calls()[method] as (...args: readonly unknown[]) => unknown
    return { id, value: await call(...args) }
  } catch (error) {
    const { code = 'server/store', message } = error as Error & { code?: string }
    return { id, error: { code, message } }
  }
}

let opened: StoreCalls | undefined
const port = parentPort
port?.on('message', (request: StoreRequest) => {
  // Opened by the first call, so that a failure to open is an answer like any other.
  const calls = (): StoreCalls => (opened ??= openCalls(workerData as StoreWorkerData))
  void answer(calls, request).then((response) => {
    port.postMessage(response)
    if (request.method === 'close') port.close()
  })
})
