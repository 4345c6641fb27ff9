// What the vault costs: padding and index by the size of a file, sealing and opening 100 MiB, and bringing it to the server
// and back over the loopback, four chunks at a time.
import { openFile as openInClient, stageFile, uploadWaiting, uploadWrites } from '@chancery/client'
import { openFile, sealFile } from '@chancery/crypto/vault'
import { MAX_FILE_BYTES, VAULT_CHUNK_BYTES, vaultChunkCount } from '@chancery/protocol'
import { BenchOffice } from './office.ts'
import { figure, size, timed } from './report.ts'

const KIB = 1024
const MIB = 1024 * KIB
const CLASSES = [
  ['16 to 64 KiB', 16 * KIB, 64 * KIB],
  ['64 to 256 KiB', 64 * KIB, 256 * KIB],
  ['256 KiB to 1 MiB', 256 * KIB, MIB],
  ['1 to 10 MiB', MIB, 10 * MIB],
  ['10 to 100 MiB', 10 * MIB, MAX_FILE_BYTES],
] as const
const STEPS = 20_000
const BYTES = size(MAX_FILE_BYTES, 4 * MIB)

/** Bytes in the vault for a file. */
function storedBytes(bytes: number): number {
  const chunks = vaultChunkCount(bytes)
  return (chunks > 1 ? chunks + 1 : chunks) * VAULT_CHUNK_BYTES
}

for (const [name, low, high] of CLASSES) {
  // Sizes spread evenly over their magnitude.
  const sizes = Array.from({ length: STEPS }, (_, step) => Math.round(low * (high / low) ** ((step + 0.5) / STEPS)))
  const more = sizes.map((bytes) => (storedBytes(bytes) / bytes - 1) * 100)
  figure(`vault/padding and index, ${name}, on average`, more.reduce((sum, one) => sum + one, 0) / STEPS, '%', STEPS)
  figure(`vault/padding and index, ${name}, at most`, Math.max(...more), '%', STEPS)
  figure(`vault/lengths that files have in the vault, ${name}`, new Set(sizes.map(storedBytes)).size, 'lengths', STEPS)
}

const file = new Blob(Array.from({ length: BYTES / MIB }, (_, at) => new Uint8Array(MIB).fill(at)))
const perSecond = (ms: number): number => BYTES / 1e6 / (ms / 1000)

const chunks: Uint8Array[] = []
const sealing = await timed(() =>
  sealFile({ stream: file.stream(), size: file.size }, async ({ bytes }) => void chunks.push(bytes)),
)
figure('vault/sealing a file', perSecond(sealing.ms), 'MB/s', BYTES)
async function* all(): AsyncGenerator<Uint8Array> {
  yield* chunks.slice(0, -1)
}
const opening = await timed(() => openFile({ key: sealing.result.key, size: BYTES, chunks: all() }, () => undefined))
if (!opening.result) throw new Error('What was sealed does not open')
figure('vault/opening a file', perSecond(opening.ms), 'MB/s', BYTES)

await using office = await BenchOffice.open(1)
const [bob, alice] = [await office.enrol('Bob'), await office.enrol('Alice')]
const staged = await timed(() => stageFile(bob.engine, file))
await bob.engine.ports.store.commit(uploadWrites(staged.result.hash))
figure('vault/sealing a file into a device’s storage (in memory)', perSecond(staged.ms), 'MB/s', BYTES)
const up = await timed(() => uploadWaiting(bob.engine))
figure('vault/uploading a file, each chunk durable at the server', perSecond(up.ms), 'MB/s', BYTES)
const down = await timed(() => openInClient(alice.engine, { ...staged.result, size: BYTES }))
figure('vault/fetching and opening a file', perSecond(down.ms), 'MB/s', BYTES)
