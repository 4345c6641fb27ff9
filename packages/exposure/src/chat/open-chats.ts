import { isZip, readZipDirectory } from '../archive/zip-directory.ts'
import type { ZipEntry } from '../archive/zip-directory.ts'
import { requireUnpackable, unpack } from '../archive/zip-file.ts'
import { exposureError } from '../errors.ts'
import type { ByteSource } from './byte-source.ts'
import type { ChatText, OpenedExport } from './chat-text.ts'
import { nameOfChat } from './name-of-chat.ts'
import { readStamp } from './stamp.ts'
import { encodingOf } from './text-decoding.ts'

const PIECE = 1 << 18
const HEAD = 1 << 16
/** Nobody puts more exports into one archive, and it must not take forever to say so. */
const MOST_CHATS = 2000

/**
 * Finds the chats in a file that somebody chose: the file itself, or the texts in an archive. Of an archive, the directory and
 * the texts are read, and nothing else: photos and voice notes stay packed. Throws `exposure/empty`, `exposure/no-chat`,
 * `exposure/damaged-archive`, `exposure/locked-archive`, `exposure/other-archive`, `exposure/archive-bomb`.
 */
export async function openChats(source: ByteSource): Promise<OpenedExport> {
  if (source.size === 0) throw exposureError('exposure/empty')
  if (!isZip(await source.read(0, Math.min(4, source.size)))) {
    const chat = { name: source.name, size: source.size, chunks: () => piecesOf(source) }
    return { name: source.name, chats: [chat], attachments: 0 }
  }
  const files = (await readZipDirectory(source)).filter(({ path }) => !isFolderOrShadow(path))
  const found = await findChats(source, files)
  if (found.length === 0 || found.length > MOST_CHATS) throw exposureError('exposure/no-chat')
  return {
    name: source.name,
    chats: found.map((entry) => toChatText(source, entry, found.length === 1)),
    attachments: files.length - found.length,
  }
}

/** Whether a text begins as an export does: with a stamp in one of its first lines. */
export async function looksLikeChat(chat: ChatText): Promise<boolean> {
  for await (const chunk of chat.chunks()) {
    const head = chunk.subarray(0, HEAD)
    const lines = new TextDecoder(encodingOf(head)).decode(head).split(/\r?\n/u, 20)
    return lines.some((line) => readStamp(line) !== undefined)
  }
  return false
}

async function findChats(source: ByteSource, files: readonly ZipEntry[]): Promise<ZipEntry[]> {
  const texts = files.filter(({ path }) => /\.txt$/iu.test(path))
  // Somebody may have sent a text, which then lies beside the chat.
  const named = texts.filter(
    ({ path }) => /(?:^|\/)_chat\.txt$/iu.test(path) || /whatsapp/iu.test(path.split('/').pop() ?? ''),
  )
  const candidates = named.length > 0 ? named : texts
  if (candidates.length > MOST_CHATS) return candidates
  for (const entry of candidates) requireUnpackable(entry)
  if (named.length > 0 || texts.length === 1) return candidates
  const found: ZipEntry[] = []
  for (const entry of candidates) if (await looksLikeChat(toChatText(source, entry, false))) found.push(entry)
  return found
}

/** What macOS adds to archives, and folders. */
function isFolderOrShadow(path: string): boolean {
  return path.endsWith('/') || path.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]*$/u.test(path)
}

function toChatText(source: ByteSource, entry: ZipEntry, isOnly: boolean): ChatText {
  const path = plainPath(entry.path)
  const saysNothing = nameOfChat(path) === undefined
  const name = isOnly && saysNothing ? source.name : isOnly ? (path.split('/').pop() ?? path) : path
  return { name, size: entry.size, chunks: () => unpack(source, entry) }
}

/** For people to read: no way up, no root, nothing that a terminal would obey. */
function plainPath(path: string): string {
  const parts = path.replace(/\p{Cc}/gu, '').split('/')
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/iu.test(part)).join('/')
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(at + PIECE, source.size))
}
