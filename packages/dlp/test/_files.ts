import { strToU8, zipSync } from 'fflate'
import { detect } from '@chancery/dlp'
import type { Place, ReadTextOptions } from '@chancery/dlp/text'
import { describePlace, isTextError, readText } from '@chancery/dlp/text'

/** An invented number that passes its check. */
export const AADHAAR = '234567890124'

/** Parts of a document as one file. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

export interface ReadFile {
  /** What is found: type and place in words. */
  readonly found: string[]
  readonly places: Place[]
  /** All text that the file says, once. */
  readonly passages: string[]
  readonly unread: string[]
}

/** Reads a file to its end, and looks for something sensitive as `chancery scan` does. */
export async function readFile(
  file: string | Uint8Array,
  options: ReadTextOptions & { readonly piece?: number } = {},
): Promise<ReadFile> {
  const result: ReadFile = { found: [], places: [], passages: [], unread: [] }
  const bytes = typeof file === 'string' ? strToU8(file) : file
  try {
    for await (const item of readText(inPieces(bytes, options.piece ?? 65_536), options)) {
      if ('unread' in item) {
        result.unread.push(`${describePlace(item.place)}: ${item.unread}`)
        continue
      }
      result.passages.push(item.text)
      for (const { type, start, end } of detect(item.text)) {
        const place = item.locate(start, end)
        if (place === undefined) continue
        result.found.push(`${type} ${describePlace(place)}`)
        result.places.push(place)
      }
    }
  } catch (error) {
    if (!isTextError(error)) throw error
    result.unread.push(error.code)
  }
  return result
}
