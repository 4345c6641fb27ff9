import { readFile } from 'node:fs/promises'
import { base64, fromBase64 } from '@chancery/base'
import { SerialQueue } from '@chancery/host'
import { writeDurably } from '@chancery/host/durable-file'
import { parseVerifierKey } from '@chancery/tlog'
import { relayError } from '../errors.ts'

/** Which of the two logs. */
export type LogName = 'board' | 'register'

/** Where a log stood when it was cosigned last; size 0 before that. `root` is 32 bytes. */
export interface Head {
  readonly size: number
  readonly root: Uint8Array
}

/** A log as the witness knows it: its verifier key in one line, and its head. */
export interface WitnessedLog extends Head {
  readonly key: string
}

const damaged = (cause?: unknown): Error =>
  relayError('relay/damaged', 'The file witness.json is damaged; restore the newest backup of it', cause)

function parse(text: string): Map<LogName, WitnessedLog> {
  const logs = new Map<LogName, WitnessedLog>()
  const file = JSON.parse(text) as Partial<Record<LogName, { key: string; size: number; root: string }>>
  for (const name of ['board', 'register'] as const) {
    const stored = file[name]
    if (stored === undefined) continue
    const root = fromBase64(stored.root)
    const isWell = root?.length === 32 && Number.isSafeInteger(stored.size) && stored.size >= 0
    if (!isWell || parseVerifierKey(stored.key) === undefined) throw damaged()
    logs.set(name, { key: stored.key, size: stored.size, root })
  }
  return logs
}

/** What was cosigned, in one small file that is durable before a cosignature leaves the process (C2SP tlog-witness). */
export class WitnessFile {
  readonly #path: string
  readonly #logs: Map<LogName, WitnessedLog>
  readonly #writes = new SerialQueue()

  private constructor(path: string, logs: Map<LogName, WitnessedLog>) {
    this.#path = path
    this.#logs = logs
  }

  /** Throws `relay/damaged`: a witness that forgot what it saw must not go on as if it had seen nothing. */
  static async open(path: string): Promise<WitnessFile> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}'
      throw damaged(error)
    })
    try {
      return new WitnessFile(path, parse(text))
    } catch (error) {
      throw damaged(error)
    }
  }

  get(log: LogName): WitnessedLog | undefined {
    return this.#logs.get(log)
  }

  /** Resolves when it is on the disk. */
  put(log: LogName, seen: WitnessedLog): Promise<void> {
    return this.#writes.run(async () => {
      const logs = new Map(this.#logs).set(log, seen)
      const file = Object.fromEntries(
        [...logs].map(([name, { key, size, root }]) => [name, { key, size, root: base64(root) }]),
      )
      await writeDurably(this.#path, `${JSON.stringify(file, undefined, 2)}\n`)
      this.#logs.set(log, seen)
    })
  }
}
