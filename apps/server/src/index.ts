export { startServer } from './compose.ts'
export type { RunningServer } from './compose.ts'
export type { ServerOptions } from './config.ts'
export type { ServerErrorCode } from '@chancery/host'
