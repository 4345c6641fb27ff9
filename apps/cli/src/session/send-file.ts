import { openAsBlob } from 'node:fs'
import { basename, extname } from 'node:path'
import { CodedError, base64url, hasCode, randomBytes } from '@chancery/base'
import {
  cancelTransfer,
  discardLetter,
  listMessages,
  listTransfers,
  listWaiting,
  stageFile,
  synchronize,
  writeLetter,
} from '@chancery/client'
import type { Engine, Recipient, SentMessage } from '@chancery/client'
import { MAX_PICTURE_WORDS } from '@chancery/protocol'
import { usageError } from '../errors.ts'

/** Media types of what people send most; everything else is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
}

/** Reads a file without taking it into memory. */
export async function openLocalFile(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path, { type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream' })
  } catch {
    throw usageError(`${path} cannot be read. Name a file`)
  }
}

/** What a file shows, for whoever does not see it, as a message carries it: one line. */
export function pictureWords(description: string): string {
  const line = description.replaceAll(/\p{Cc}+/gu, ' ').trim()
  if (line !== '' && line.length <= MAX_PICTURE_WORDS) return line
  throw usageError(`--description takes 1 to ${MAX_PICTURE_WORDS} characters that say what the file shows`)
}

interface LocalFile {
  readonly path: string
  readonly file: Blob
  readonly caption: string
  readonly description?: string
}

/**
 * Seals a file, keeps it with what is said of it, uploads it, and sends the message. What is not done when this fails goes on
 * with a later command (`client/queued`).
 */
export async function sendFile(
  engine: Engine,
  to: Recipient,
  { path, file, caption, description }: LocalFile,
): Promise<SentMessage> {
  const tag = base64url(randomBytes(16))
  const vault = await stageFile(engine, file)
  const attachment = {
    kind: 'file',
    type: file.type,
    size: file.size,
    name: basename(path),
    ...(description === undefined ? {} : { description }),
    vault,
  } as const
  await writeLetter(engine, { to, tag, text: caption, attachment })
  await synchronize(engine).catch((error: unknown) => {
    if (hasCode(error, 'client/unreachable')) throw queued(error)
    throw error
  })
  const sent = (await listMessages(engine)).findLast((message) => message.tag === tag)
  if (sent !== undefined) return { message: sent.id, conversation: sent.conversation, position: sent.position }
  const upload = (await listTransfers(engine)).find(({ hash }) => hash === vault.hash)
  const letter = (await listWaiting(engine)).find((one) => one.tag === tag)
  const failure = upload?.failure ?? letter?.failure
  if (failure === undefined) throw queued()
  // Nobody is here to try it again.
  await discardLetter(engine, tag)
  await cancelTransfer(engine, vault.hash)
  throw new CodedError(failure.code, failure.text)
}

function queued(cause?: unknown): Error {
  return new CodedError(
    'client/queued',
    'The file is kept on this device. It goes on with the next command',
    {},
    cause === undefined ? {} : { cause },
  )
}
