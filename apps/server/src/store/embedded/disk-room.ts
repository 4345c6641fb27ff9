import { statfs } from 'node:fs/promises'

/** Room that is left to everything else: a disk that people’s files have filled would stop the board. */
export const RESERVED_BYTES = 256 * 1024 * 1024
const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT']

/** Tells how many bytes are free on the disk of a folder. */
export type FreeBytes = (folder: string) => Promise<number>

export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Whether a write failed because there is no room. */
export function isFull(error: unknown): boolean {
  return FULL.includes((error as NodeJS.ErrnoException).code)
}
