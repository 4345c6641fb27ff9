import { join } from 'node:path'
import { utf8 } from '@chancery/base'
import { LogTree } from '@chancery/host'
import { TestClock } from '@chancery/testkit/clock'
import {
  createNoteSigner,
  encodeEntryBundle,
  leafHash,
  parseTilePath,
  signCheckpoint,
  TILE_WIDTH,
} from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import { LogWitness } from '../src/witness/log-witness.ts'
import type { LogName } from '../src/witness/witness-file.ts'
import { WitnessFile } from '../src/witness/witness-file.ts'

const signer = await createNoteSigner('chancery/00/witness', new Uint8Array(32).fill(9), 'cosignature-ed25519')
const logSigner = await createNoteSigner('chancery/00/log', new Uint8Array(32).fill(8))

/** A log that its operator holds in memory, and may show as it likes. */
export class MemoryLog {
  readonly signer: NoteSigner = logSigner
  readonly asked: string[] = []
  readonly #prefix: string
  readonly #tree = new LogTree()
  readonly #entries: Uint8Array[] = []

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  append(...entries: readonly Uint8Array[]): this {
    for (const entry of entries) this.#tree.append(leafHash(entry))
    this.#entries.push(...entries)
    return this
  }

  checkpoint(): Promise<string> {
    return signCheckpoint({ origin: logSigner.key.name, size: this.#tree.size, root: this.#tree.root() }, logSigner)
  }

  readonly fetchFile = async (path: string): Promise<Uint8Array | undefined> => {
    this.asked.push(path)
    const rest = path.slice(this.#prefix.length + 1)
    if (rest === 'checkpoint') return utf8(await this.checkpoint())
    const parsed = parseTilePath(rest)
    if (parsed === undefined) return undefined
    const [index, { level, width }] = [Number(parsed.index), parsed]
    if (level !== 'entries') return this.#tree.tile(level, index, width)
    return encodeEntryBundle(this.#entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))
  }
}

/** A witness of that log, whose memory is in this folder. */
export async function witnessOf(log: LogName, folder: string): Promise<LogWitness> {
  const file = await WitnessFile.open(join(folder, 'witness.json'))
  return new LogWitness({ log, key: logSigner.key, signer, file, clock: new TestClock() })
}
