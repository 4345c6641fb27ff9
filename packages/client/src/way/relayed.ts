// In a file of its own: who has no relay never fetches how envelopes are made.
export { decodeKeyConfig } from '@chancery/ohttp'
export { sendEnvelope, sendVaultEnvelope } from './send-envelope.ts'
export { Slots } from './slots.ts'
export { VaultSlots } from './vault-slots.ts'
