import { fromBase64url, utf8 } from '@chancery/base'
import type { DeviceId, SignedDocument } from '@chancery/protocol'
import { decodeRegisterEntry, messageIdOf, encodeSignedDocument } from '@chancery/protocol'
import { formatTlogProof, parseVerifierKey } from '@chancery/tlog'
import { recordsError } from '../errors.ts'
import { encodeEnvelope } from './envelope.ts'
import { encodeIndex } from './index-file.ts'
import { encodeKeyFile } from './key-file.ts'
import { encodeLeaves } from './leaves.ts'
import { makeManifest } from './manifest.ts'
import { bundlePaths, cellPaths, openingPaths } from './paths.ts'
import { publicKeyPem } from './pem.ts'
import published from './published.json' with { type: 'json' }

/** A cell at its place, with the hashes that prove it under the board checkpoint. */
export interface PlacedCell {
  readonly position: number
  readonly cell: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Everything that a bundle is made from; {@link makeBundle} arranges it and checks nothing. */
export interface BundleInput {
  readonly document: SignedDocument
  readonly device: DeviceId
  /** The sender's signature key: 32 bytes. */
  readonly senderKey: Uint8Array
  /** One per fragment, in order, each with the one key that opens it. */
  readonly cells: readonly (PlacedCell & { readonly messageKey: Uint8Array })[]
  /** The anchor under which the message was judged, and the first known one after the message. */
  readonly anchor: PlacedCell
  readonly laterAnchor?: PlacedCell
  /** The board's checkpoint (a signed note) under which all proofs are. */
  readonly boardCheckpoint: string
  /** Register leaves from the first up to what the later anchor covers, else to what the anchor covers. */
  readonly leaves: readonly Uint8Array[]
  /** What opens the entries that certify the sender, and everything that could have taken that away again. */
  readonly openings: readonly { readonly index: number; readonly opening: Uint8Array; readonly entryKey: Uint8Array }[]
}

/** The files of an evidence bundle (docs/spec/7-evidence.md). Throws `records/bundle` when the first leaf founds no organization. */
export function makeBundle(input: BundleInput): Map<string, Uint8Array> {
  const { document, device, anchor, laterAnchor } = input
  const opened = [...input.openings].sort((a, b) => a.index - b.index)
  const files = new Map<string, Uint8Array>([
    [bundlePaths.script, utf8(lines(published.script))],
    [bundlePaths.readme, utf8(lines(published.readme))],
    [bundlePaths.statement, document.json],
    [bundlePaths.signature, document.signature],
    [bundlePaths.envelope, encodeEnvelope(document, device)],
    [bundlePaths.leaves, encodeLeaves(input.leaves)],
    ...keyFiles(input),
  ])
  const place = (placed: PlacedCell, cellPath: string, proofPath: string): void => {
    const { position: index, proof: hashes, cell } = placed
    files.set(cellPath, cell)
    files.set(proofPath, utf8(formatTlogProof({ index, hashes, checkpoint: input.boardCheckpoint })))
  }
  place(anchor, bundlePaths.anchor, bundlePaths.anchorProof)
  if (laterAnchor !== undefined) place(laterAnchor, bundlePaths.laterAnchor, bundlePaths.laterAnchorProof)
  for (const [index, cell] of input.cells.entries()) {
    const paths = cellPaths(index)
    place(cell, paths.cell, paths.proof)
    files.set(paths.key, encodeKeyFile(cell.messageKey))
  }
  for (const { index, opening, entryKey } of opened) {
    files.set(openingPaths(index).opening, opening)
    files.set(openingPaths(index).key, encodeKeyFile(entryKey))
  }
  files.set(
    bundlePaths.index,
    encodeIndex({
      message: messageIdOf(encodeSignedDocument(document)),
      cells: input.cells.map(({ position }) => position),
      anchor: anchor.position,
      ...(laterAnchor === undefined ? {} : { laterAnchor: laterAnchor.position }),
      registerSize: input.leaves.length,
      opened: opened.map(({ index }) => index),
    }),
  )
  files.set(bundlePaths.manifest, makeManifest(files))
  return files
}

/** The public keys in forms that common tools read. They repeat what the register and the statement say. */
export function keyFiles(input: Pick<BundleInput, 'leaves' | 'senderKey'>): [string, Uint8Array][] {
  const first = decodeRegisterEntry(input.leaves[0] ?? new Uint8Array(0))
  if (first?.kind !== 'organization') throw recordsError('The register does not begin with an organization')
  const board = parseVerifierKey(first.board)
  const register = parseVerifierKey(first.register)
  const organization = fromBase64url(first.key)
  if (board === undefined || register === undefined || organization === undefined)
    throw recordsError('The organization’s founding entry names malformed keys')
  return [
    [bundlePaths.boardVkey, utf8(`${first.board}\n`)],
    [bundlePaths.registerVkey, utf8(`${first.register}\n`)],
    [bundlePaths.boardKey, publicKeyPem(board.publicKey)],
    [bundlePaths.registerKey, publicKeyPem(register.publicKey)],
    [bundlePaths.organizationKey, publicKeyPem(organization)],
    [bundlePaths.senderKey, publicKeyPem(input.senderKey)],
  ]
}

function lines(list: readonly string[]): string {
  return `${list.join('\n')}\n`
}
