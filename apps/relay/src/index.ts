export type { RelayOptions } from './config.ts'
export type { RelayErrorCode } from './errors.ts'
export { startRelay } from './start-relay.ts'
export type { RunningRelay } from './start-relay.ts'
