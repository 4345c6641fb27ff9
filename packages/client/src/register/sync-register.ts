import { ByteReader, equalBytes, fromBase64url } from '@chancery/base'
import { openEntry } from '@chancery/crypto'
import type { EntryVerdict, JudgedEntry } from '@chancery/crypto/public'
import { judgeEntry } from '@chancery/crypto/public'
import type { RegisterDocument } from '@chancery/protocol'
import { decodeRegisterDocument, decodeRegisterEntry, paths } from '@chancery/protocol'
import { TILE_WIDTH, entryBundlePath, tilePath, tileWidth } from '@chancery/tlog'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { downloadEntries } from '../mirror/download.ts'
import { isCosigned, requireWitness } from '../mirror/require-witness.ts'
import { verifyHead } from '../mirror/verify-head.ts'
import { takeHandOver } from './hand-over.ts'
import { noticeVerdict } from './notice-verdict.ts'

/** A register entry as this device keeps it, for evidence. */
export interface StoredEntry {
  readonly leaf: Uint8Array
  /** Absent when erased. */
  readonly opening?: Uint8Array
}

type Handover = Extract<RegisterDocument, { kind: 'handover' }>

/** Heads of the register that must be in its history, from an invite. */
export type KnownHeads = readonly { readonly size: number; readonly root: Uint8Array }[]

/** Where a checkpoint of the register comes from. */
export interface RegisterSource {
  readonly known?: KnownHeads
  /** It stands in an anchor on the board, and needs no cosignature of its own. */
  readonly isAnchored?: boolean
}

/**
 * Mirrors the register up to the checkpoint in `note`, judges every entry, and stores the result. Which witness must have
 * cosigned, the register says itself, with all that this checkpoint covers: so a policy can take the place of one whose
 * witness is gone. Inside `exclusive`.
 */
export async function syncRegister(
  engine: Engine,
  note: string,
  { known = [], isAnchored = false }: RegisterSource = {},
): Promise<void> {
  const { api, register } = engine
  if (known.length === 0 && (await isUpToDate(engine, note))) return isAnchored ? undefined : takeNote(engine, note)
  const head = await verifyHead(
    register,
    note,
    ({ level, index, width }) => api.file(`${paths.registerLog}/${tilePath(level, index, width)}`),
    known,
  )
  const total = head.checkpoint.size
  if (total === register.size) return
  const grown = register.clone()
  const writes = new Writes()
  const verdicts: EntryVerdict[] = []
  let roster = engine.roster
  for await (const { start, entries, hashes } of downloadEntries(register, head, {
    fetchFile: (path) => api.file(`${paths.registerLog}/${path}`),
  })) {
    grown.append(hashes)
    const openings = await fetchOpenings(engine, start, entries.length, total)
    for (const [offset, leaf] of entries.entries()) {
      const opening = openings[offset]
      const judged = await judgeLeaf(engine, roster, leaf, opening)
      ;({ roster } = judged)
      verdicts.push(judged.verdict)
      if (judged.handover !== undefined) await takeHandOver(engine, writes, judged.handover)
      const stored: StoredEntry = opening === undefined ? { leaf } : { leaf, opening }
      writes.put('register-entry', entryKey(start + offset), stored)
    }
    if (total - register.size > TILE_WIDTH)
      engine.ports.report({
        kind: 'progress',
        what: 'register',
        done: grown.size - register.size,
        total: total - register.size,
      })
  }
  grown.accept(note, head.checkpoint)
  if (!isAnchored) await requireWitness(grown, note, roster)
  engine.register = grown
  if (TOLD.some((part) => roster[part] !== engine.roster[part])) engine.announce({ kind: 'roster' })
  engine.roster = roster
  engine.saveRegister(writes)
  await engine.commit(writes)
  for (const verdict of verdicts) noticeVerdict(engine, verdict)
}

/** Parts of the roster whose change people may see. */
const TOLD = ['people', 'devices', 'organization', 'apps', 'policy'] as const

/** Takes a head of the register as it is known here, for its cosignature: what came with an anchor has none. */
async function takeNote({ register, roster }: Engine, note: string): Promise<void> {
  await requireWitness(register, note, roster)
  if (note !== register.checkpoint && !(await isCosigned(register, register.checkpoint ?? '', roster)))
    register.accept(note, await register.open(note))
}

/** Whether this device's register is the one of this checkpoint, to the last entry. Throws when it is another of the same size. */
async function isUpToDate({ register }: Engine, note: string): Promise<boolean> {
  if (note === register.checkpoint) return true
  const { size, root } = await register.open(note)
  if (size === 0 || size !== register.size) return false
  if (!equalBytes(root, register.root())) throw register.forked(size)
  return true
}

/** The key of a register entry in the store: its index, in order. */
export function entryKey(index: number): string {
  return String(index).padStart(10, '0')
}

async function judgeLeaf(
  engine: Engine,
  roster: Engine['roster'],
  leaf: Uint8Array,
  opening: Uint8Array | undefined,
): Promise<JudgedEntry & { readonly handover?: Handover }> {
  const entry = decodeRegisterEntry(leaf)
  if (entry === undefined)
    return {
      roster: { ...roster, size: roster.size + 1 },
      verdict: { kind: 'refused', index: roster.size, reason: 'The entry is malformed' },
    }
  if (entry.kind === 'directory' || opening === undefined) return judgeEntry(roster, entry, undefined)
  const signed = openEntry(engine.account.directoryKey, fromBase64url(entry.commitment) as Uint8Array, opening)
  if (signed !== undefined) {
    const judged = await judgeEntry(roster, entry, signed)
    const document = judged.verdict.kind === 'handover' ? decodeRegisterDocument(signed.json) : undefined
    return document?.kind === 'handover' ? { ...judged, handover: document } : judged
  }
  return {
    roster: { ...roster, size: roster.size + 1, time: Math.max(roster.time, entry.time) },
    verdict: { kind: 'refused', index: roster.size, reason: 'The sealed part does not fit the entry' },
  }
}

/** The sealed parts of `count` entries from `start` on, which lie in one bundle; `undefined` where erased. */
async function fetchOpenings(
  engine: Engine,
  start: number,
  count: number,
  size: number,
): Promise<(Uint8Array | undefined)[]> {
  const bundle = Math.floor(start / TILE_WIDTH)
  const width = tileWidth(0, bundle, size)
  const path = entryBundlePath(bundle, width).replace('tile/entries/', '')
  const reader = new ByteReader(await engine.api.file(`${paths.registerOpenings}/${path}`))
  const openings = Array.from({ length: width }, () => {
    const bytes = reader.bytes(reader.u16())
    return bytes.length === 0 ? undefined : bytes.slice()
  })
  if (reader.left !== 0)
    throw clientError('client/bad-answer', 'The server sent a cut bundle of sealed entries; try again')
  const skip = start - bundle * TILE_WIDTH
  return openings.slice(skip, skip + count)
}
