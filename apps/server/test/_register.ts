import { decodeDirectory, decodeRegisterEntry, paths } from '@chancery/protocol'
import type { DirectorySlot, RegisterEntry } from '@chancery/protocol'
import {
  decodeEntryBundle,
  openCheckpoint,
  parseVerifierKey,
  tileFromEntries,
  treeRoot,
  tileHashReader,
} from '@chancery/tlog'
import type { VerifierKey } from '@chancery/tlog'
import { expect } from 'vitest'
import type { Api } from '@chancery/testkit/api'

/** The register's entries, after checking that its signed checkpoint is over exactly these. */
export async function readRegister(
  api: Api,
  token: string,
): Promise<{ leaves: Uint8Array[]; entries: RegisterEntry[] }> {
  const note = (await api.get(`${paths.registerLog}/checkpoint`, token)).bytes
  const opening = await openCheckpoint(note, parseVerifierKey((await api.office()).register) as VerifierKey)
  if (opening.status !== 'verified') throw new Error('the register’s checkpoint is not signed')
  const { size, root } = opening.checkpoint
  const { bytes } = await api.get(`${paths.registerLog}/tile/entries/000.p/${size}`, token)
  const leaves = decodeEntryBundle(bytes, size) ?? []
  const tile = tileFromEntries(leaves)
  expect(
    treeRoot(
      size,
      tileHashReader(() => tile),
    ),
  ).toEqual(root)
  return { leaves, entries: leaves.map((leaf) => decodeRegisterEntry(leaf) as RegisterEntry) }
}

/** The slots of the directory as it is served, and its bytes. */
export async function readDirectory(api: Api, token: string): Promise<{ file: Uint8Array; slots: DirectorySlot[] }> {
  const { bytes } = await api.get(paths.directory, token)
  return { file: bytes, slots: decodeDirectory(bytes) }
}
