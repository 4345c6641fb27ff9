import type { Engine } from '../engine/engine.ts'

// Loaded when somebody has to do with backups, and not before.

/** Begins a personal backup and gives its code; see `backup.ts`. */
export async function beginBackup(engine: Engine): Promise<string> {
  return (await import('./backup.ts')).beginBackup(engine)
}

/** Ends the backup: its code opens nothing any more. */
export async function endBackup(engine: Engine): Promise<void> {
  await (await import('./backup.ts')).endBackup(engine)
}

/** Whether this is the code of this device’s backup. Throws `client/recovery-code` for a slip. */
export async function isRecoveryCode(engine: Engine, text: string): Promise<boolean> {
  return (await import('./backup.ts')).isRecoveryCode(engine, text)
}

/** Throws `client/recovery-code` when this cannot be a recovery code. Nothing is fetched. */
export async function checkRecoveryCode(text: string): Promise<void> {
  ;(await import('./recovery-code.ts')).readRecoveryCode(text)
}

/** Finds the backup of a code, to be taken in. Throws `client/recovery-code`, `client/backup-missing`. */
export async function restoreBackup(engine: Engine, text: string): Promise<void> {
  await (await import('./backup.ts')).restoreBackup(engine, text)
}
