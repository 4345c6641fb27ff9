import { equalBytes, fromBase64url } from '@chancery/base'
import type { Roster } from '@chancery/crypto/public'
import { commitmentOf, emptyRoster, judgeEntry, openEntryWithKey } from '@chancery/crypto/public'
import type { RegisterDocument, RegisterEntry, SignedDocument } from '@chancery/protocol'
import { decodeRegisterDocument } from '@chancery/protocol'
import { decodeKeyFile } from '../bundle/key-file.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { disclosedIndexes, openingPaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'
import type { ReadRegister } from './read-register.ts'

/** What became of one register entry that the bundle opens. */
export interface OpenedEntry {
  readonly document: RegisterDocument | undefined
  readonly isRefused: boolean
  /** Whether it is by a device of which the bundle shows no certificate before this entry, so that nothing can be said of it. */
  readonly isByStranger: boolean
}

/** The register as far as the bundle opens it. */
export interface JudgedRegister {
  readonly roster: Roster
  readonly opened: ReadonlyMap<number, OpenedEntry>
}

const MIN_OPENING_BYTES = 80

/**
 * Judges the whole register with the same judge that every client uses; entries that the bundle does not open are sealed
 * to it. That an opening belongs to its entry shows in the entry's commitment.
 */
export async function judgeCertificates(
  files: BundleFiles,
  register: ReadRegister | undefined,
  findings: Findings,
): Promise<JudgedRegister | undefined> {
  if (register === undefined) {
    findings.unchecked('certificates', 'Without the register nothing can be said about certificates')
    return undefined
  }
  const documents = openAll(files, register)
  if (typeof documents === 'string') {
    findings.failed('certificates', documents)
    return undefined
  }
  let roster = emptyRoster
  const opened = new Map<number, OpenedEntry>()
  for (const [index, entry] of register.entries.entries()) {
    const signed = documents.get(index)
    const known = roster
    const judged =
      entry === undefined
        ? { roster: { ...roster, size: roster.size + 1 }, isRefused: true }
        : await judgeOne(roster, entry, signed)
    ;({ roster } = judged)
    if (signed === undefined) continue
    const document = decodeRegisterDocument(signed.json)
    opened.set(index, { document, isRefused: judged.isRefused, isByStranger: isByStranger(known, document) })
  }
  if (roster.organization === undefined) {
    findings.failed('certificates', 'The organization’s founding entry is not opened or not signed by its own key')
    return undefined
  }
  return { roster, opened }
}

async function judgeOne(
  roster: Roster,
  entry: RegisterEntry,
  signed: SignedDocument | undefined,
): Promise<{ readonly roster: Roster; readonly isRefused: boolean }> {
  const judged = await judgeEntry(roster, entry, signed)
  return { roster: judged.roster, isRefused: judged.verdict.kind === 'refused' }
}

function isByStranger(roster: Roster, document: RegisterDocument | undefined): boolean {
  if (document === undefined || document.kind === 'organization') return false
  return document.by !== 'organization' && document.by !== 'invitation' && roster.devices[document.by] === undefined
}

/** The signed documents that the bundle opens, by index, or what is wrong with one. */
function openAll(files: BundleFiles, register: ReadRegister): Map<number, SignedDocument> | string {
  const documents = new Map<number, SignedDocument>()
  for (const index of disclosedIndexes(files.keys())) {
    const paths = openingPaths(index)
    const opening = files.get(paths.opening) as Uint8Array
    const key = decodeKeyFile(files.get(paths.key))
    const entry = register.entries[index]
    const commitment = entry === undefined || entry.kind === 'directory' ? undefined : fromBase64url(entry.commitment)
    if (commitment === undefined || key === undefined || opening.length < MIN_OPENING_BYTES)
      return `What opens register entry ${index} is malformed, or there is no such entry`
    if (!equalBytes(commitmentOf(opening), commitment))
      return `What opens register entry ${index} belongs to another entry`
    const signed = openEntryWithKey(key, opening)
    if (signed === undefined) return `The key does not open register entry ${index}`
    documents.set(index, signed)
  }
  return documents
}
