import { createReadStream } from 'node:fs'
import type { DetectOptions, Finding } from '@chancery/dlp'
import { detect } from '@chancery/dlp'
import type { Place } from '@chancery/dlp/text'
import { isTextError, readText } from '@chancery/dlp/text'
import type { ListedFile } from './list-files.ts'
import type { PdfReader } from './pdf-reader.ts'

/** Something sensitive and where it stands, or what could not be read and why. */
export type ScanResult =
  | { readonly kind: 'finding'; readonly finding: Finding; readonly place: Place }
  | { readonly kind: 'unread'; readonly code: string; readonly message: string; readonly place: Place }

export interface ScanTools {
  readonly detect: DetectOptions
  readonly pdf: PdfReader
  /** Told how many bytes more have been read. */
  readonly progress: (bytes: number) => void
}

/** What a file holds, in its order. Whatever is wrong with the file is one of the results. */
export async function* scanFile({ path, problem }: ListedFile, tools: ScanTools): AsyncGenerator<ScanResult> {
  if (problem !== undefined) {
    yield { kind: 'unread', code: 'not-a-file', message: problem, place: {} }
    return
  }
  const stream = createReadStream(path, { highWaterMark: 262_144 })
  try {
    for await (const item of readText(counted(stream, tools.progress), { readPdf: (bytes) => tools.pdf.read(bytes) })) {
      if ('unread' in item) yield { kind: 'unread', code: item.unread, message: item.message, place: item.place }
      else
        for (const finding of detect(item.text, tools.detect)) {
          const place = item.locate(finding.start, finding.end)
          if (place !== undefined) yield { kind: 'finding', finding, place }
        }
    }
  } catch (error) {
    if (isTextError(error)) yield { kind: 'unread', code: error.code, message: error.message, place: {} }
    else if (isSystemError(error))
      yield { kind: 'unread', code: error.code, message: `It cannot be opened (${error.code})`, place: {} }
    else throw error
  } finally {
    stream.destroy()
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  progress: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    progress(chunk.length)
    yield chunk
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
