export { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
export type { AddCheckpoint } from './add-checkpoint.ts'
export { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export type { Checkpoint } from './checkpoint.ts'
export { cosignatureTime } from './cosignature.ts'
export type { TlogErrorCode } from './errors.ts'
export { consistencyProof, emptyRoot, inclusionProof, leafHash, nodeHash, treeRoot } from './merkle.ts'
export type { HashReader } from './merkle.ts'
export { createNoteSigner, generateSignerKey, openSignerKey, signNote } from './note-signer.ts'
export type { NoteSigner, SigningAlgorithm } from './note-signer.ts'
export { formatNote, formatSignature, openNote, parseNote, parseSignatures } from './note.ts'
export type { NoteOpening, NoteSignature, ParsedNote, VerifiedSignature } from './note.ts'
export { openCheckpoint, signCheckpoint } from './open-checkpoint.ts'
export type { CheckpointOpening } from './open-checkpoint.ts'
export { isQuorum, parsePolicy } from './policy.ts'
export type { Policy, PolicyParty } from './policy.ts'
export {
  decodeEntryBundle,
  encodeEntryBundle,
  requiredTiles,
  tileFromEntries,
  tileHashReader,
  tileRoot,
  withTiles,
} from './tile.ts'
export { entryBundlePath, parseTilePath, TILE_WIDTH, tilePath, tileWidth } from './tile-path.ts'
export type { ParsedTilePath, TileId } from './tile-path.ts'
export { formatTlogProof, parseTlogProof } from './tlog-proof.ts'
export type { TlogProof } from './tlog-proof.ts'
export { TreeFrontier } from './tree-frontier.ts'
export type { OnSubtree } from './tree-frontier.ts'
export { createVerifierKey, formatVerifierKey, parseVerifierKey } from './verifier-key.ts'
export type { NoteAlgorithm, VerifierKey } from './verifier-key.ts'
export { verifyCheckpoint } from './verify-checkpoint.ts'
export type { Check, CheckpointReport, CheckStatus, Cosigner } from './verify-checkpoint.ts'
export { rootFromInclusionProof, verifyConsistency, verifyInclusion } from './verify-proof.ts'
export { verifyTlogProof } from './verify-tlog-proof.ts'
export type { TlogProofReport } from './verify-tlog-proof.ts'
