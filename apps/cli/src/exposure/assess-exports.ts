import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CodedError } from '@chancery/base'
import { readChat, startAssessment } from '@chancery/exposure'
import type { Assessment, AssessmentWriter, ChatText } from '@chancery/exposure'
import { usageError } from '../errors.ts'
import type { Shell } from '../terminal/shell.ts'
import { openExport } from './open-export.ts'
import type { Export } from './open-export.ts'

/** What the exports give away, and whether all of them could be read. */
export interface AssessedExports {
  readonly assessment: Assessment
  readonly isComplete: boolean
}

const DRAWING = 100
const NO_CHAT = 'There is no chat in here; choose the .txt or .zip that WhatsApp made'

/**
 * Reads exports one after the other and assesses them. What cannot be read is noted, and the rest goes on; where nothing can be
 * read, the first error is thrown. With `isQuiet` about names, notes count files instead of naming them.
 */
export async function assessExports(
  shell: Shell,
  paths: readonly string[],
  isQuiet: boolean,
): Promise<AssessedExports> {
  const sizes = await Promise.all(paths.map(sizeOf))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const writer = startAssessment()
  const errors: Error[] = []
  const notes: { readonly code: string; readonly text: string }[] = []
  let [done, read] = [0, 0]
  const refuse = (name: string, error: unknown, number: number): void => {
    if (!isReadable(error)) throw error
    errors.push(error)
    const { code, message } = described(error)
    writer.refuse(name, code)
    notes.push({ code, text: `${isQuiet ? `File ${number}` : name}: not read. ${message}.` })
  }
  for (const [at, path] of paths.entries()) {
    const size = sizes[at] as number
    try {
      await using found = await openExport(path)
      for (const refused of found.refused) refuse(refused.name, refused.error, at + 1)
      writer.addAttachments(found.attachments)
      read += await readAll(found, writer, {
        progress: (share) => shell.progress('Reading bytes', { done: Math.round(done + share * size), total }),
        refuse: (name, error) => refuse(name, error, at + 1),
      })
    } catch (error) {
      refuse(basename(path), error, at + 1)
    }
    done += size
  }
  const [error] = errors
  if (read === 0 && errors.length === 1 && error !== undefined) throw error
  for (const { code, text } of notes) shell.note(code, text)
  if (read === 0) throw new CodedError('exposure/no-chat', NO_CHAT)
  const onProgress = (share: number): void =>
    shell.progress('Drawing the map, percent', { done: Math.round(share * DRAWING), total: DRAWING })
  return { assessment: writer.finish({ onProgress }), isComplete: errors.length === 0 }
}

interface Reading {
  readonly progress: (share: number) => void
  readonly refuse: (name: string, error: unknown) => void
}

/** Gives how many chats were read. */
async function readAll({ chats }: Export, writer: AssessmentWriter, { progress, refuse }: Reading): Promise<number> {
  const total = Math.max(
    1,
    chats.reduce((sum, { size }) => sum + size, 0),
  )
  let [done, read] = [0, 0]
  for (const chat of chats) {
    const problem = await readOne(chat, writer, (share) => progress((done + share * chat.size) / total))
    if (problem === undefined) read++
    else refuse(chat.name, problem)
    done += chat.size
  }
  return read
}

/** Reads a chat; an error that comes before its first message is given back, and nothing of the chat is kept. */
async function readOne(
  chat: ChatText,
  writer: AssessmentWriter,
  onProgress: (share: number) => void,
): Promise<unknown> {
  const file = writer.startFile()
  let messages = 0
  try {
    const described = await readChat(
      chat,
      (batch) => {
        messages += batch.length
        file.take(batch)
      },
      { onProgress },
    )
    if (messages === 0)
      return new CodedError('exposure/no-chat', 'There is no chat in here; choose the .txt or .zip that WhatsApp made')
    file.end(described)
    return undefined
  } catch (error) {
    if (messages > 0) throw error
    return error
  }
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch(() => undefined)
  if (stats === undefined) throw usageError(`There is no file or folder ${path} that can be read`)
  return stats.size
}

const systemCode = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : undefined
}

/** Whether an error is one of the file, not of this program. */
function isReadable(error: unknown): error is Error {
  return error instanceof CodedError || systemCode(error) !== undefined
}

function described(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof CodedError) return { code: error.code, message: error.message }
  return { code: 'cli/unreadable', message: `The system does not let it be read (${systemCode(error) ?? 'unknown'})` }
}
