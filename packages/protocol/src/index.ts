export { decodeAnchor, encodeAnchor, isAnchor } from './anchor.ts'
export type { Anchor } from './anchor.ts'
export {
  DEVICE_HEADER,
  MAX_CELLS_PER_REQUEST,
  MAX_PARCEL_BYTES,
  apiErrors,
  appendRequestSchema,
  appendResponseSchema,
  challengeRequestSchema,
  challengeResponseSchema,
  collectRequestSchema,
  errorResponseSchema,
  evaluateRequestSchema,
  evaluateResponseSchema,
  foundRequestSchema,
  headsResponseSchema,
  officeResponseSchema,
  paths,
  pepperSchema,
  sessionRequestSchema,
  sessionResponseSchema,
} from './api.ts'
export type { ApiErrorCode, AppendRequest, FoundRequest, HeadsResponse, OfficeResponse } from './api.ts'
export { appHash, decodeAppManifest, encodeAppManifest } from './app-manifest.ts'
export type { AppFile, AppManifest } from './app-manifest.ts'
export {
  BACKUP_BYTES,
  SEALED_BACKUP_BYTES,
  backupMessage,
  decodeBackup,
  encodeBackup,
  isBackupPlace,
} from './backup.ts'
export type { BackupEntry } from './backup.ts'
export {
  BUNDLED_CELL_BYTES,
  CELL_BYTES,
  FRAGMENT_BYTES,
  MAC_BYTES,
  MAX_STATEMENT_CELLS,
  NONCE_BYTES,
  PLAINTEXT_BYTES,
  TAG_BYTES,
  decodeFragment,
  encodeFragment,
  joinFragments,
  splitMessage,
} from './cell.ts'
export type { Fragment, MessageKind } from './cell.ts'
export {
  SLOT_BYTES,
  SLOT_PLAINTEXT_BYTES,
  decodeDirectory,
  decodeSlot,
  directoryHash,
  encodeDirectory,
  encodeSlot,
} from './directory.ts'
export type { DirectorySlot } from './directory.ts'
export {
  cellEnvelopes,
  decodeAnswerBatch,
  decodeEnvelopeBatch,
  encodeAnswerBatch,
  encodeEnvelopeBatch,
  isNotOpened,
  notOpened,
  vaultEnvelopes,
} from './envelope-batch.ts'
export type { EnvelopeForm } from './envelope-batch.ts'
export type { EnvelopeAnswer } from './envelope-message.ts'
export { decodeEnvelopeAnswer, decodeEnvelopeRequest, encodeEnvelopeAnswer, encodeEnvelopeRequest } from './envelope.ts'
export type { EnvelopeRequest } from './envelope.ts'
export type { ProtocolErrorCode } from './errors.ts'
export { fingerprint } from './fingerprint.ts'
export { decodeFrame, encodeFrame } from './frame.ts'
export type { BlockFrame, Frame, HeadsFrame } from './frame.ts'
export {
  conversationIdFromBytes,
  deviceIdFromBytes,
  deviceIdOf,
  idBytes,
  isId,
  messageIdOf,
  personIdOf,
} from './ids.ts'
export type { ConversationId, DeviceId, MessageId, PersonId } from './ids.ts'
export {
  INTRO_CIPHERTEXT_BYTES,
  INTRO_ENCAPSULATION_BYTES,
  INTRO_TAG_KEY,
  decodeIntroPart,
  encodeIntro,
  joinIntro,
} from './intro.ts'
export type { Intro, IntroPart } from './intro.ts'
export { labels, payloadTypes } from './labels.ts'
export { formatLink, parseLink } from './link.ts'
export type { FoundLink, InviteLink, Link, LogHead, MoveLink } from './link.ts'
export { parseApi } from './parse-api.ts'
export {
  DEFAULT_POLICY_BATCH_MS,
  DEFAULT_POLICY_COVER_MS,
  DEFAULT_POLICY_ROUND_MS,
  DEFAULT_POLICY_SHELF_BYTES,
  VAULT_ROUNDS,
  isPolicyNumber,
} from './policy.ts'
export type { Mode } from './policy.ts'
export { decodeRegisterDocument, encodeRegisterDocument } from './register-document.ts'
export type { DeviceDocument, InvitationDocument, PolicyDocument, RegisterDocument, Role } from './register-document.ts'
export { decodeRegisterEntry, encodeRegisterEntry, encodeSubmission } from './register-entry.ts'
export type { RegisterEntry, RegisterSubmission } from './register-entry.ts'
export { SIGNATURE_BYTES, decodeSignedDocument, encodeSignedDocument } from './signed-document.ts'
export type { SignedDocument } from './signed-document.ts'
export {
  MAX_DESCRIPTION_LENGTH,
  MAX_PICTURE_BYTES,
  MAX_PORTRAIT_BYTES,
  decodeStatement,
  encodeStatement,
  isAct,
} from './statement.ts'
export type {
  ChangeStatement,
  LeaveStatement,
  PortraitStatement,
  RejoinStatement,
  Statement,
  TextStatement,
} from './statement.ts'
export { MAX_REACTION_LENGTH } from './statement-acts.ts'
export type { ActStatement } from './statement-acts.ts'
export { MAX_PICTURE_WORDS, MAX_POLL_OPTIONS, MAX_PREVIEW_BYTES, MAX_WAVEFORM_BYTES } from './statement-attachment.ts'
export type { WireAttachment, WireCard } from './statement-attachment.ts'
export { EVERYBODY, MAX_HEARD, MAX_MENTIONS, MAX_TEXT_LENGTH } from './statement-common.ts'
export { decodeVaultAnswer, decodeVaultRequest, encodeVaultAnswer, encodeVaultRequest } from './vault-envelope.ts'
export type { VaultAnswer, VaultRequest, VaultWish } from './vault-envelope.ts'
export { SHELF_CHUNKS_PER_ANSWER, decodeShelfAnswer, encodeShelfAnswer } from './shelf.ts'
export type { ShelfAnswer } from './shelf.ts'
export {
  MAX_FILE_BYTES,
  VAULT_CHUNK_BYTES,
  isVaultHash,
  padme,
  vaultBytes,
  vaultCapacity,
  vaultChunkCount,
} from './vault.ts'
