import { MAX_FILE_BYTES } from '@chancery/protocol'
import type { ConversationKey } from '../../../contract/topics.ts'
import { mayBePhoto } from './draw-picture.ts'
import { makeFile, makePhoto } from './make-attachment.ts'
import { readExif } from './read-exif.ts'
import type { TrayItem } from './tray-item.ts'
import type { Trays } from './trays.ts'

/** How many things go together at most. */
export const MOST_ITEMS = 30
/** An Exif part stands at the beginning of a file, and is no longer than this. */
const EXIF_BYTES = 0x20000

/** What was not taken, and why: a sentence of the catalogue for each reason. */
export type Refused =
  | { readonly why: 'too-large'; readonly name: string; readonly bytes: number }
  | { readonly why: 'too-many' }

/** Puts files into a tray and begins to make of them what would be sent. Nothing leaves this device. */
export function putInTray(trays: Trays, timeline: ConversationKey, files: readonly File[]): Refused[] {
  const refused: Refused[] = []
  for (const file of files) {
    if (file.size > MAX_FILE_BYTES) refused.push({ why: 'too-large', name: file.name, bytes: file.size })
    else if (trays.get(timeline).length >= MOST_ITEMS) return [...refused, { why: 'too-many' }]
    else void put(trays, timeline, file)
  }
  return refused
}

async function put(trays: Trays, timeline: ConversationKey, file: File): Promise<void> {
  const canBePhoto = mayBePhoto(file.type)
  const id = crypto.randomUUID()
  const item: TrayItem = { id, file, way: canBePhoto ? 'photo' : 'file', canBePhoto, caption: '', description: '' }
  trays.change(timeline, (items) => [...items, item])
  await make(trays, timeline, item)
}

/** Makes of something what would be sent, in the way that it says. */
export async function make(trays: Trays, timeline: ConversationKey, item: TrayItem): Promise<void> {
  const photo = item.way === 'photo' ? await makePhoto(item.file).catch(() => undefined) : undefined
  const made = photo ?? (await makeFile(item.file))
  const head = new Uint8Array(await item.file.slice(0, EXIF_BYTES).arrayBuffer())
  const facts: Partial<TrayItem> = {
    made,
    tells: readExif(head),
    way: made.kind === 'photo' ? 'photo' : 'file',
    canBePhoto: item.canBePhoto && (item.way === 'file' || photo !== undefined),
  }
  // It may be gone, or be made in the other way, by now.
  trays.change(timeline, (items) =>
    items.map((other) => (other.id === item.id && other.way === item.way ? { ...other, ...facts } : other)),
  )
}
