import { openChats, readChat, sourceOfBytes, startAssessment } from '../src/index.ts'
import type { Assessment } from '../src/index.ts'

/** A text of an export, as WhatsApp would name it. */
export interface WrittenExport {
  readonly name: string
  readonly text: string
}

/** Assesses exports that are given as text, as the command does with files. */
export async function assess(...exports: readonly WrittenExport[]): Promise<Assessment> {
  const writer = startAssessment()
  for (const { name, text } of exports) {
    const { chats, attachments } = await openChats(sourceOfBytes(name, new TextEncoder().encode(text)))
    writer.addAttachments(attachments)
    for (const chat of chats) {
      const file = writer.startFile()
      file.end(await readChat(chat, (messages) => file.take(messages)))
    }
  }
  return writer.finish({ resamples: 3 })
}

export interface Said {
  readonly by: string
  readonly text: string
}

/** A chat on Android: one message each minute, from 13 January 2026, nine o'clock, unless it is said where it begins. */
export function chatOf(lines: readonly (Said | string)[], start = Date.UTC(2026, 0, 13, 9)): string {
  return lines
    .map((line, minute) => {
      const iso = new Date(start + 60_000 * minute).toISOString()
      const stamp = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}, ${iso.slice(11, 16)} - `
      return typeof line === 'string' ? `${stamp}${line}\n` : `${stamp}${line.by}: ${line.text}\n`
    })
    .join('')
}

/** Invented; it passes its check. */
export const AADHAAR = '2345 6789 0124'

/** A group of three in which nearly everything is leaked that can be. */
export const LOANS: WrittenExport = {
  name: 'WhatsApp Chat with Loans Pune.txt',
  text: chatOf([
    'Carol Gomes created group "Loans Pune"',
    'Carol Gomes added Alice Rao',
    'Carol Gomes added Bob Shah',
    { by: 'Alice Rao', text: `Aadhaar number of the customer: ${AADHAAR}` },
    { by: 'Bob Shah', text: 'password: Harvest@9471' },
    { by: 'Alice Rao', text: 'write to mallory.price@harvestbank.example' },
    { by: 'Bob Shah', text: '@\u2068Carol Gomes\u2069 please approve the loan file' },
    { by: 'Carol Gomes', text: '<Media omitted>' },
    { by: 'Bob Shah', text: 'This message was deleted' },
    { by: 'Alice Rao', text: 'Happy birthday to my sister, see you at the wedding' },
  ]),
}
