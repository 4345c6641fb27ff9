// A client with fifty conversations catches up over a long stretch of the board, of which one cell in a hundred is its
// own; and the two parts of that alone: trying keys on tags, and downloading with verification.
import { join } from 'node:path'
import { randomBytes } from '@chancery/base'
import { createGroup, findPerson, sendText, synchronize } from '@chancery/client'
import { batchTags, findTags } from '@chancery/crypto'
import type { ConversationId } from '@chancery/protocol'
import { CELL_BYTES, TAG_BYTES } from '@chancery/protocol'
import { TreeFrontier, leafHash } from '@chancery/tlog'
import { catchUpOf } from './catch-up.ts'
import { BenchOffice } from './office.ts'
import { figure, median, size } from './report.ts'

const CELLS = size(100_000, 5000)
const CONVERSATIONS = 50
const OWN = CELLS / 100
const RUNS = size(3, 1)
/** A bundle of the board, which is what a client scans at once. */
const BUNDLE = 256

function tagScan(): void {
  const bundle = batchTags(randomBytes(BUNDLE * TAG_BYTES))
  const keys = Array.from({ length: CONVERSATIONS }, () => randomBytes(32))
  const rates: number[] = []
  for (let run = 0; run < 2 * RUNS + 1; run++) {
    const startedAt = performance.now()
    for (let cells = 0; cells < CELLS; cells += BUNDLE) for (const key of keys) findTags(key, bundle)
    rates.push((CELLS * 1000) / (performance.now() - startedAt))
  }
  figure(`scan/tags tried against ${CONVERSATIONS} keys`, median(rates), 'cells/s', rates.length)
}

/** What verifying costs at least: each cell into the Merkle tree. */
function treeScan(): void {
  const cells = Array.from({ length: BUNDLE }, () => randomBytes(CELL_BYTES))
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const tree = new TreeFrontier()
    const startedAt = performance.now()
    while (tree.size < CELLS) for (const cell of cells) tree.append(leafHash(cell))
    rates.push((tree.size * 1000) / (performance.now() - startedAt))
  }
  figure('scan/cells hashed into the tree', median(rates), 'cells/s', RUNS)
}

tagScan()
treeScan()

await using office = await BenchOffice.open(1)
const [filler] = await office.signIn(await office.enrolRaw(1))
const writer = await office.enrol('Bob')
const reader = await office.enrol('Alice')
const nobody = await office.enrol('Erin')
await synchronize(writer.engine)
const alice = findPerson(writer.engine, 'Alice')
const conversations: ConversationId[] = []
for (let at = 0; at < CONVERSATIONS; at++) conversations.push(await createGroup(writer.engine, `Group ${at}`, [alice]))
await synchronize(reader.engine)
await synchronize(nobody.engine)
if (reader.engine.conversations.size !== CONVERSATIONS) throw new Error('The reader is not in every conversation')

const from = reader.engine.board.size
const between = Math.floor((CELLS - OWN) / OWN)
for (let at = 0; at < OWN; at++) {
  await office.fill(filler?.token ?? '', between)
  const conversation = conversations[at % CONVERSATIONS] as ConversationId
  await sendText(writer.engine, { kind: 'conversation', conversation }, `Message ${at}: the branch opens at ten.`)
}

const folder = office.dataDir
const full = await catchUpOf(reader.store, join(folder, 'reader.bin'), { runs: RUNS })
const bare = await catchUpOf(nobody.store, join(folder, 'nobody.bin'), { runs: RUNS })
const cells = (full[0]?.boardSize ?? 0) - from
if (full.some(({ messages }) => messages !== OWN)) throw new Error('The reader has not received every message')
const seconds = median(full.map(({ ms }) => ms)) / 1000
const bareSeconds = median(bare.map(({ ms }) => ms)) / 1000
figure(`scan/catching up, ${CONVERSATIONS} conversations, 1 % own`, seconds, 's', cells)
figure('scan/catching up', cells / seconds, 'cells/s', RUNS)
figure('scan/download and verify alone (no conversations)', bareSeconds, 's', cells)
figure('scan/download and verify alone', cells / bareSeconds, 'cells/s', RUNS)
figure('scan/bytes downloaded per cell', (full[0]?.bytes ?? 0) / cells, 'bytes', cells)
figure('scan/client CPU', median(full.map(({ cpuMs }) => cpuMs)) / 1000, 's', RUNS)
figure('scan/client memory, most', median(full.map(({ rssPeak }) => rssPeak)) / 1e6, 'MB', RUNS)
