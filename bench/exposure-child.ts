import { open } from 'node:fs/promises'
import { openChats, readChat } from '@chancery/exposure'

/** What it took to read one export. */
export interface Reading {
  readonly messages: number
  readonly attachments: number
  readonly textBytes: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakBytes: number
}

// Reads one export, keeps nothing, and says what that took.
const { path } = JSON.parse(process.argv[2] ?? '{}') as { readonly path: string }

const handle = await open(path, 'r')
const { size } = await handle.stat()
const startedAt = performance.now()
const before = process.cpuUsage()
let messages = 0
const { chats, attachments } = await openChats({
  name: path,
  size,
  read: async (start, end) => (await handle.read(Buffer.alloc(end - start), 0, end - start, start)).buffer,
})
for (const chat of chats) await readChat(chat, (batch) => void (messages += batch.length))
await handle.close()
const { user, system } = process.cpuUsage(before)
const reading: Reading = {
  messages,
  attachments,
  textBytes: chats.reduce((sum, { size }) => sum + size, 0),
  ms: performance.now() - startedAt,
  cpuMs: (user + system) / 1000,
  peakBytes: process.resourceUsage().maxRSS * 1024,
}
process.send?.(reading)
