// In a file of its own: who has no relay never fetches how envelopes are made.
export { decodeKeyConfig } from '@chancery/ohttp'
export { sendEnvelope } from './send-envelope.ts'
export { Slots } from './slots.ts'
