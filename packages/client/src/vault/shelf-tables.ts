import type { MessageId } from '@chancery/protocol'
import { decodeRecord } from '../engine/record.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import type { Engine } from '../engine/engine.ts'

/** Chunks from the shelf that belong to no file of this device yet, sealed as they lie in the vault, by their hash. */
export const SHELF_CHUNK_TABLE = 'shelf-chunk'
/** {@link ShelfPlace}s by their position on the shelf. */
export const SHELF_PLACE_TABLE = 'shelf-place'
/** {@link ExpectedFile}s by {@link VaultRef.hash}: a message names them, and their chunks come from the shelf. */
export const EXPECTED_TABLE = 'shelf-expected'
/** {@link ShelfState}, in {@link STATE_TABLE}. */
export const SHELF_KEY = 'shelf'

/** What came from one position of the shelf. */
export interface ShelfPlace {
  /** Hash of the chunk. */
  readonly name: string
  /** Unix seconds at which it was fetched. */
  readonly time: number
}

export interface ExpectedFile {
  /** The age identity: what opens the file’s index. */
  readonly key: string
  readonly isIndex: boolean
  readonly size: number
  readonly message: MessageId
  /** Unix seconds at which its message came. */
  readonly time: number
}

/** How far this device has fetched the shelf. */
export interface ShelfState {
  /** The position that is fetched next. */
  readonly next: number
  /** Nothing before this position is kept. */
  readonly first: number
}

export function placeKey(position: number): string {
  return String(position).padStart(16, '0')
}

export async function readShelfState({ ports }: Engine): Promise<ShelfState | undefined> {
  const bytes = await ports.store.get(STATE_TABLE, SHELF_KEY)
  return bytes === undefined ? undefined : decodeRecord<ShelfState>(bytes)
}

/** A device begins at the end: what came before was for others. */
export function startOfShelf(end: number): ShelfState {
  return { next: end, first: end }
}
