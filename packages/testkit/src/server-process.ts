import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { Program, freePort } from './program.ts'

export interface ServerProcessOptions {
  readonly roundMs?: number
  readonly port?: number
  /** More of what `npm start` takes. */
  readonly flags?: readonly string[]
  /** Folder of the web app that it serves; the built one of this clone when left out. */
  readonly appDir?: string
  /** Program and arguments that start the server in place of us, for instance strace. Signals must reach the server. */
  readonly under?: (folder: string) => readonly string[]
  /** Environment of the process; that of this process when left out. */
  readonly env?: NodeJS.ProcessEnv
}

/** The server that people start, in a process of its own, on a data folder of its own. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string
  readonly metricsUrl: string
  /** From its first line, before anybody founded. */
  readonly foundLink: FoundLink
  /** Holds everything of this server: its data folder, and what it printed. */
  readonly folder: string
  readonly dataDir: string
  /** What it has printed so far, in all its lives: stdout and stderr. */
  readonly outputs: readonly string[]
  readonly pid: number
  /** Sends a signal and waits until the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again on the same folder and ports. */
  start(): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url))

/** Starts a server. Throws with what it printed when it does not start. Close it with `await using`. */
export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-process-'))
  const dataDir = join(folder, 'data')
  const [port, metricsPort] = [options.port ?? (await freePort()), await freePort()]
  const flags = ['--data', dataDir, '--port', String(port), '--metrics-port', String(metricsPort)]
  if (options.appDir !== undefined) flags.push('--app', options.appDir)
  flags.push('--round-ms', String(options.roundMs ?? 5), ...(options.flags ?? []))
  const command = [...(options.under?.(folder) ?? []), process.execPath, MAIN, ...flags]
  const program = new Program({ folder, command, ...(options.env && { env: options.env }) })
  const line = await program.start()
  const link = /http:\S+/.exec(line)?.[0] ?? ''
  return {
    url: new URL(link).origin,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    foundLink: parseLink(link) as FoundLink,
    folder,
    dataDir,
    outputs: program.outputs,
    get pid() {
      return program.pid
    },
    kill: (signal) => program.kill(signal),
    async start() {
      await program.start()
    },
    async [Symbol.asyncDispose]() {
      await program.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whether {@link readMemory} works here. A parent may read its children, so no further right is needed. */
export const canReadMemory = process.platform === 'linux'

const PIECE_BYTES = 16 * 1024 * 1024
const PAGE_ENTRY_BYTES = 8
/** In the highest of the eight bytes: the page is in RAM or swapped out. */
const IS_SOMEWHERE = 0b1100_0000

/**
 * All memory that a child process really has, stretch by stretch in pieces that overlap by `overlap` bytes. The process
 * stands still meanwhile. A piece is good until the next one.
 */
export function* readMemory(pid: number, overlap: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(PIECE_BYTES)
  process.kill(pid, 'SIGSTOP')
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const { start, end } of occupied(pid))
      for (let at = start; at < end; at += PIECE_BYTES - overlap)
        yield piece.subarray(0, readSome(memory, piece, at, Math.min(end - at, PIECE_BYTES)))
  } finally {
    closeSync(memory)
    process.kill(pid, 'SIGCONT')
  }
}

function readSome(memory: number, piece: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, piece, 0, length, at)
  } catch (error) {
    // The kernel's own pages in our address space ([vvar]) are not to be read.
    if ((error as NodeJS.ErrnoException).code === 'EIO') return 0
    throw error
  }
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Stretches of pages that exist: most of the address space that a JavaScript engine reserves, gigabytes of it, does not. */
function occupied(pid: number): Stretch[] {
  const smaps = readFileSync(`/proc/${pid}/smaps`, 'utf8')
  const pageBytes = Number(/^KernelPageSize: +(\d+) kB/m.exec(smaps)?.[1]) * 1024
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  try {
    return [...smaps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) /gm)]
      .map(([, start, end]) => ({ start: parseInt(start as string, 16), end: parseInt(end as string, 16) }))
      .filter(({ end }) => Number.isSafeInteger(end))
      .flatMap((region) => occupiedIn(region, pages, pageBytes))
  } finally {
    closeSync(pages)
  }
}

function occupiedIn({ start, end }: Stretch, pages: number, pageBytes: number): Stretch[] {
  const entries = Buffer.alloc(((end - start) / pageBytes) * PAGE_ENTRY_BYTES)
  const length = readSync(pages, entries, 0, entries.length, (start / pageBytes) * PAGE_ENTRY_BYTES)
  const stretches: { start: number; end: number }[] = []
  for (let at = 0; at < length; at += PAGE_ENTRY_BYTES) {
    if (((entries[at + 7] as number) & IS_SOMEWHERE) === 0) continue
    const page = start + (at / PAGE_ENTRY_BYTES) * pageBytes
    const last = stretches.at(-1)
    if (last?.end === page) last.end += pageBytes
    else stretches.push({ start: page, end: page + pageBytes })
  }
  return stretches
}
