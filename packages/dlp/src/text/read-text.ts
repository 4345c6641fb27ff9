import { decodeText, joined } from './decode.ts'
import { csvPassages, delimiterOf } from './csv.ts'
import { openDocumentPassages } from './open-document.ts'
import type { Passage } from './passage.ts'
import { mainPart, partsOf } from './parts.ts'
import type { Place } from './place.ts'
import { plainPassages } from './plain.ts'
import { slidePassages } from './slides.ts'
import { isTextError, textError } from './text-error.ts'
import type { TextErrorCode } from './text-error.ts'
import { isEncryptedOffice, kindOf } from './file-kind.ts'
import { wordPassages } from './word.ts'
import { workbookPassages } from './workbook.ts'
import { UNPACKED_MOST, listEntries, unpack, unpackGzip } from './zip.ts'
import type { Budget, ZipEntry } from './zip.ts'

/** A file in an archive whose text cannot be read; the others are. */
export interface UnreadMember {
  readonly unread: TextErrorCode
  readonly message: string
  readonly place: Place
}

export interface ReadTextOptions {
  /** Reads a PDF; without it a PDF is not read. */
  readonly readPdf?: (bytes: Uint8Array) => AsyncIterable<Passage>
}

/** How deep archives in archives are read. */
const DEEPEST = 3
/** Documents are held as a whole; plain text and tables are not. */
const MOST_HELD = 500_000_000
const HEAD = 65_536

/**
 * The text of a file, judged by its content, not by its name: plain text (UTF-8, UTF-16, Windows-1252), tables (CSV and alike), docx,
 * xlsx, pptx, odt, ods, odp, PDF, and ZIP archives and gzip files of these. Text is read as it comes, however long; of documents and archives no
 * more is unpacked than a bound.
 *
 * @throws {@link CodedError} with a {@link TextErrorCode} if it cannot be read; what came before stays good
 */
export function readText(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadTextOptions = {},
): AsyncGenerator<Passage | UnreadMember> {
  return read(chunks, options, { left: UNPACKED_MOST }, 0)
}

async function* read(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadTextOptions,
  budget: Budget,
  depth: number,
): AsyncGenerator<Passage | UnreadMember> {
  const { head, all } = await peek(chunks)
  const kind = kindOf(head)
  if (kind === 'text') yield* textPassages(decodeText(all))
  else if (kind === 'zip') yield* zipPassages(await hold(all), options, budget, depth)
  else if (kind === 'gzip' && depth < DEEPEST) yield* read(unpackGzip(all, budget), options, budget, depth + 1)
  else if (kind === 'gzip') throw textError('text/too-large')
  else if (kind === 'pdf' && options.readPdf !== undefined) yield* options.readPdf(await hold(all))
  else if (kind === 'old-office')
    throw textError(isEncryptedOffice(await hold(all)) ? 'text/encrypted' : 'text/old-office')
  else throw textError(`text/${kind}`)
}

/** The first bytes, and all of them. */
async function peek<Item extends Uint8Array>(
  chunks: AsyncIterable<Item>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < HEAD) {
    const { done, value } = await iterator.next()
    if (done === true) break
    first.push(value)
    length += value.length
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* first
      for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) yield step.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: joined(first, length), all: all() }
}

async function hold(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    if (length > MOST_HELD) throw textError('text/too-large')
  }
  return joined(held, length)
}

/** Plain text, or a table, by how it begins. */
async function* textPassages(pieces: AsyncGenerator<string>): AsyncGenerator<Passage> {
  let head = ''
  let isWhole = false
  while (head.length < HEAD && !isWhole) {
    const { done, value } = await pieces.next()
    isWhole = done === true
    head += value ?? ''
  }
  const all = async function* (): AsyncGenerator<string> {
    yield head
    if (!isWhole) yield* pieces
  }
  const delimiter = delimiterOf(head.slice(0, HEAD), isWhole && head.length <= HEAD)
  yield* delimiter === undefined ? plainPassages(all()) : csvPassages(all(), delimiter)
}

async function* zipPassages(
  bytes: Uint8Array,
  options: ReadTextOptions,
  budget: Budget,
  depth: number,
): AsyncGenerator<Passage | UnreadMember> {
  const entries = listEntries(bytes)
  const parts = partsOf(entries, budget)
  const workbook = mainPart(parts, /^xl\/workbook\d*\.xml$/)
  const presentation = mainPart(parts, /^ppt\/presentation\d*\.xml$/)
  if (mainPart(parts, /^word\/document\d*\.xml$/) !== undefined) yield* wordPassages(parts)
  else if (workbook !== undefined) yield* workbookPassages(parts, workbook)
  else if (presentation !== undefined) yield* slidePassages(parts, presentation)
  else if (mainPart(parts, /^xl\/workbook\.bin$/) !== undefined) throw textError('text/old-office')
  else if (parts.names.includes('mimetype') && parts.names.includes('content.xml')) {
    const mimetype = [...parts.text('mimetype')].join('')
    yield* openDocumentPassages(parts, mimetype)
  } else if (depth >= DEEPEST) throw textError('text/too-large')
  else for (const entry of entries) yield* memberPassages(entry, options, budget, depth)
}

/** A file in an archive. What is wrong with it is told, and the others are read. */
async function* memberPassages(
  entry: ZipEntry,
  options: ReadTextOptions,
  budget: Budget,
  depth: number,
): AsyncGenerator<Passage | UnreadMember> {
  const within = (place: Place | undefined): Place => ({
    ...place,
    member: place?.member === undefined ? entry.name : `${entry.name}/${place.member}`,
  })
  try {
    const chunks = (async function* () {
      yield* unpack(entry, budget)
    })()
    for await (const item of read(chunks, options, budget, depth + 1)) {
      if ('unread' in item) yield { ...item, place: within(item.place) }
      else yield locatedWithin(item, within)
    }
  } catch (error) {
    if (!isTextError(error) || budget.left < 0) throw error
    yield { unread: error.code, message: error.message, place: within(undefined) }
  }
}

function locatedWithin({ text, locate }: Passage, within: (place: Place) => Place): Passage {
  return {
    text,
    locate: (start, end) => {
      const place = locate(start, end)
      return place === undefined ? undefined : within(place)
    },
  }
}
