import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ChatText } from '@chancery/exposure'
import { looksLikeChat, openChats } from '@chancery/exposure'
import { openFile } from './file-source.ts'
import type { FileSource } from './file-source.ts'

/** What a path that somebody named holds. Closing it closes the files. */
export interface Export extends AsyncDisposable {
  /** Each can be read with `readChat`, more than once, until this is closed. */
  readonly chats: readonly ChatText[]
  /** Files beside the chats: photos, voice notes. They are not read. */
  readonly attachments: number
  /** Of a folder: files that could not be opened, each with its error. A file that was named itself throws instead. */
  readonly refused: readonly { readonly name: string; readonly error: unknown }[]
}

const DEEPEST = 4

/**
 * Opens an export, `.txt` or `.zip`, or a folder of them, and finds the chats in it. Nothing is unpacked to the disk, and of
 * an archive only the directory and the texts are read. Links in folders are not followed. Throws what `openChats` throws,
 * and the errors of the file system.
 */
export async function openExport(path: string): Promise<Export> {
  if (!(await stat(path)).isDirectory()) {
    const source = await openFile(path)
    try {
      const { chats, attachments } = await openChats(source)
      return { chats, attachments, refused: [], [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() }
    } catch (error) {
      await source[Symbol.asyncDispose]()
      throw error
    }
  }
  return openFolder(path)
}

async function openFolder(folder: string): Promise<Export> {
  const files = new AsyncDisposableStack()
  const chats: ChatText[] = []
  const refused: { name: string; error: unknown }[] = []
  let attachments = 0
  for (const path of await filesIn(folder, DEEPEST)) {
    const name = relative(folder, path).split(sep).join('/')
    if (!/\.(?:txt|zip)$/iu.test(path)) {
      attachments++
      continue
    }
    try {
      const source = files.use(await openFile(path))
      const found = await openChats(source)
      const kept = await onlyChats(source, found.chats, name)
      chats.push(...kept)
      attachments += found.attachments + found.chats.length - kept.length
    } catch (error) {
      refused.push({ name, error })
    }
  }
  return { chats, attachments, refused, [Symbol.asyncDispose]: () => files.disposeAsync() }
}

/** A text in a folder may be something that was sent; a chat has the folder in its name, since many are called `_chat.txt`. */
async function onlyChats(source: FileSource, chats: readonly ChatText[], name: string): Promise<ChatText[]> {
  const kept: ChatText[] = []
  for (const chat of chats)
    if (/\.zip$/iu.test(name) || (await looksLikeChat(chat)))
      kept.push(chat.name === source.name ? { ...chat, name } : chat)
  return kept
}

async function filesIn(folder: string, depth: number): Promise<string[]> {
  const found: string[] = []
  const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted(byName)) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
    if (entry.isDirectory() && depth > 0) found.push(...(await filesIn(path, depth - 1)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}
