export { deriveCellKeys, makeIntroTags, messageKeyOf, openCell, sealCell } from './cell/cell-keys.ts'
export type { CellKeys } from './cell/cell-keys.ts'
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
export { MIN_PIN_CHARACTERS, defaultPinCost, keyFromPin, requirePin } from './local/pin-key.ts'
export type { PinCost } from './local/pin-key.ts'
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
