export { deriveCellKeys, makeIntroTags, messageKeyOf, openCell, sealCell } from './cell/cell-keys.ts'
export type { CellKeys } from './cell/cell-keys.ts'
export { rebuildCell } from './cell/rebuild-cell.ts'
export { advanceDay, dayKeyAt, dayOf } from './cell/day-chain.ts'
export type { DayChain } from './cell/day-chain.ts'
export { batchTags, findTags } from './cell/tag.ts'
export type { TagBatch } from './cell/tag.ts'
export { deviceKeysOf, generateDeviceSecrets, revocationSigner } from './device/device-keys.ts'
export type { DeviceKeys, DeviceSecrets } from './device/device-keys.ts'
export { generateBoxKeyPair, openBox, sealBox } from './device/sealed-box.ts'
export type { BoxKeyPair, SealedBox } from './device/sealed-box.ts'
export { signDocument, signerFromSeed } from './device/signer.ts'
export type { Signer } from './device/signer.ts'
export { openLocal, sealLocal } from './local/local-box.ts'
export { openParcel, sealParcel } from './local/parcel-box.ts'
export { PASSPHRASE_WORDS, requirePassphrase, suggestPassphrase } from './local/passphrase.ts'
export { blindPin, finalizePin } from './local/pepper.ts'
export type { BlindedPin, PepperOutput } from './local/pepper.ts'
export { MIN_PIN_CHARACTERS, keyFromPin, requirePin } from './local/pin-key.ts'
export { generateStorageKey, openStorageKey, sealStorageKey } from './local/storage-key.ts'
export type { LockOpener } from './local/storage-key.ts'
export { parseStorageLock } from './local/storage-lock.ts'
export type { BarePinLock, LockKind, PasskeyLock, PassphraseLock, PinLock, StorageLock } from './local/storage-lock.ts'
export { defaultPinCost } from './local/stretch.ts'
export type { PinCost } from './local/stretch.ts'
export { openSlot, sealSlot } from './register/directory-slot.ts'
export { entryKeyOf, openEntry, sealEntry } from './register/sealed-entry.ts'
export type { SealedEntry } from './register/sealed-entry.ts'
export type {
  CommitInspection,
  CommitOutcome,
  CommitProposals,
  MlsEngine,
  MlsIdentity,
  MlsKeyPackage,
  MlsMember,
  MlsState,
} from './mls/engine.ts'
export { tsMlsEngine } from './mls/ts-mls-engine.ts'
