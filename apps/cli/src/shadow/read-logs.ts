import { stat } from 'node:fs/promises'
import { LogFile } from '@chancery/exposure/shadow'
import type { LogFacts, ShadowCounter } from '@chancery/exposure/shadow'
import type { ListedFile } from '../scan/list-files.ts'
import { openLog } from './open-log.ts'

/** A log after it has been read. */
export interface ReadLog {
  readonly path: string
  readonly facts?: LogFacts
  /** Why it was not read, or not to its end. */
  readonly problem?: string
}

const NO_LOG = 'It is no log of dnsmasq, Zeek, Squid, BIND, or Unbound that can be read'

/** Reads a log into the counter. Whatever is wrong with it is said of it. */
export async function readLog(
  { path, problem }: ListedFile,
  counter: ShadowCounter,
  { year, progress }: { readonly year: number | undefined; readonly progress: (bytes: number) => void },
): Promise<ReadLog> {
  if (problem !== undefined) return { path, problem }
  try {
    const until = year === undefined ? (await stat(path)).mtimeMs : Date.UTC(year, 11, 31) - 1
    const log = new LogFile(until, (lookup) => counter.add(lookup))
    let stopped: string | undefined
    try {
      for await (const bytes of openLog(path, progress)) log.push(bytes)
    } catch (error) {
      if (!isPackedBadly(error)) throw error
      stopped = 'It is packed, and damaged: it was read as far as possible'
    }
    const facts = log.end()
    if (facts.format === undefined) return { path, facts, problem: facts.lines === 0 ? 'It is empty' : NO_LOG }
    return { path, facts, ...(stopped !== undefined && { problem: stopped }) }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return { path, problem: 'It cannot be opened' }
  }
}

function isPackedBadly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
