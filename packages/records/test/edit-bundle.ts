import { fromHex, fromUtf8, hex, hkdfExpand, utf8 } from '@chancery/base'
import { deriveCellKeys, messageKeyOf, sealCell, signDocument, signerFromSeed } from '@chancery/crypto'
import type { SignedDocument } from '@chancery/protocol'
import {
  decodeStatement,
  encodeSignedDocument,
  encodeStatement,
  labels,
  payloadTypes,
  splitMessage,
} from '@chancery/protocol'
import type { Statement } from '@chancery/protocol'
import { encodeEnvelope } from '../src/bundle/envelope.ts'
import type { Files } from './scenes.ts'

export const get = (files: Files, path: string): Uint8Array => files.get(path) as Uint8Array
export const text = (files: Files, path: string): string => fromUtf8(get(files, path)) as string

export function editText(files: Files, path: string, edit: (text: string) => string): void {
  const before = text(files, path)
  const after = edit(before)
  if (after === before) throw new Error(`nothing to change in ${path}`)
  files.set(path, utf8(after))
}

export function flip(files: Files, path: string, at: number): void {
  const bytes = get(files, path).slice()
  bytes[at] = (bytes.at(at) as number) ^ 1
  files.set(path, bytes)
}

export function editLeaves(files: Files, edit: (lines: string[]) => string[]): void {
  editText(files, 'register/leaves.txt', (all) => `${edit(all.trimEnd().split('\n')).join('\n')}\n`)
}

export function editProofs(files: Files, edit: (text: string) => string): void {
  for (const path of files.keys()) if (path.endsWith('.tlog-proof')) editText(files, path, edit)
}

export function setStatement(files: Files, document: SignedDocument): void {
  const device = (decodeStatement(document.json) as Statement).d
  files.set('statement.json', document.json)
  files.set('statement.sig', document.signature)
  files.set('statement.dsse.json', encodeEnvelope(document, device))
}

export function copy(files: Files, from: Files, ...paths: string[]): void {
  for (const path of paths) files.set(path, get(from, path))
}

const mallory = signerFromSeed(new Uint8Array(32).fill(13))

/** What Mallory wants the statement to have said, signed with her own key and sealed by herself. */
export async function forge(files: Files): Promise<void> {
  const statement = decodeStatement(get(files, 'statement.json')) as Extract<Statement, { k: 't' }>
  const json = encodeStatement({ ...statement, m: 'I agree' })
  const document = await signDocument(payloadTypes.statement, json, mallory)
  setStatement(files, document)
  const keys = deriveCellKeys(new Uint8Array(32).fill(7))
  const [fragment] = splitMessage('statement', encodeSignedDocument(document))
  const cell = sealCell(keys, fragment as NonNullable<typeof fragment>)
  files.set('cells/0.bin', cell)
  files.set('cells/0.key', utf8(`${hex(messageKeyOf(keys, cell.subarray(0, 8)))}\n`))
}

export const encryptionKey = (files: Files): Uint8Array =>
  hkdfExpand(fromHex(text(files, 'cells/0.key').trim()) as Uint8Array, labels.encrypt, 32)
export const macKey = (files: Files): Uint8Array =>
  hkdfExpand(fromHex(text(files, 'cells/0.key').trim()) as Uint8Array, labels.authenticate, 32)

/** The last register entry that the bundle opens and that is a device: the sender's. */
export function senderEntry(files: Files): number {
  const lines = text(files, 'register/leaves.txt').split('\n')
  return Math.max(
    ...[...files.keys()]
      .flatMap((path) => /^register\/([0-9]+)\.opening$/.exec(path)?.[1] ?? [])
      .map(Number)
      .filter((index) => lines[index]?.includes('"kind":"device"')),
  )
}

export function dropOpenings(files: Files): void {
  for (const path of files.keys()) if (/^register\/[0-9]+\./.test(path)) files.delete(path)
}
