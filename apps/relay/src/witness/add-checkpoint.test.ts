// oxlint-disable vitest/no-conditional-tests, vitest/warn-todo -- the vectors are in a folder that not everybody has
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TestClock } from '@chancery/testkit/clock'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { createNoteSigner, formatAddCheckpoint, openCheckpoint, openSignerKey } from '@chancery/tlog'
import type { NoteSigner, VerifierKey } from '@chancery/tlog'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { History } from '../../test/_history.ts'
import { addCheckpoint } from './add-checkpoint.ts'
import { LogWitness } from './log-witness.ts'
import { WitnessFile } from './witness-file.ts'

const signer = await createNoteSigner('chancery/00/witness', new Uint8Array(32).fill(2), 'cosignature-ed25519')
const log = await createNoteSigner('chancery/00/board', new Uint8Array(32).fill(1))
const mallory = await createNoteSigner('chancery/00/board', new Uint8Array(32).fill(3))
const honest = new History(40)
const forked = new History(40, 10)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const stateFile = (): string => join(folder.path, 'witness.json')

async function newWitness(key: VerifierKey = log.key): Promise<LogWitness> {
  return new LogWitness({
    log: 'board',
    key,
    signer,
    file: await WitnessFile.open(stateFile()),
    clock: new TestClock(),
  })
}

interface Asked {
  readonly from: number
  readonly to: number
  readonly history?: History
  readonly by?: NoteSigner
  readonly proof?: readonly Uint8Array[]
}

/** What the witness says to a request. */
async function ask(witness: LogWitness, { from, to, history = honest, by = log, proof }: Asked) {
  const checkpoint = await history.checkpoint(by, to)
  const body = formatAddCheckpoint({ oldSize: from, proof: proof ?? history.proof(Math.min(from, to), to), checkpoint })
  const answer = await addCheckpoint([witness], body)
  return { ...answer, checkpoint }
}

describe('a witness that is asked to add a checkpoint (C2SP tlog-witness)', () => {
  it('answers with its cosignature, and has the new head on its disk by then', async () => {
    const witness = await newWitness()
    const first = await ask(witness, { from: 0, to: 7 })
    expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' })
    expect(JSON.parse(await readFile(stateFile(), 'utf8'))).toMatchObject({ board: { size: 7 } })
    const second = await ask(witness, { from: 7, to: 20 })
    const opening = await openCheckpoint(second.checkpoint + second.body, log.key, [signer.key])
    expect(opening).toMatchObject({
      status: 'verified',
      cosignatures: [{ timeSeconds: Date.UTC(2026, 10, 22) / 1000 }],
    })
  })

  it('cosigns the same checkpoint again', async () => {
    const witness = await newWitness()
    await ask(witness, { from: 0, to: 7 })
    expect((await ask(witness, { from: 7, to: 7 })).status).toBe(200)
  })

  it('says 409 and where it stands to whoever thinks that it stands elsewhere', async () => {
    const witness = await newWitness()
    await ask(witness, { from: 0, to: 7 })
    for (const from of [0, 3, 9])
      expect(await ask(witness, { from, to: 20 })).toMatchObject({ status: 409, type: 'text/x.tlog.size', body: '7\n' })
  })

  it('says 409 to another tree of the size that it cosigned', async () => {
    const witness = await newWitness()
    await ask(witness, { from: 0, to: 20 })
    expect(await ask(witness, { from: 20, to: 20, history: forked })).toMatchObject({ status: 409, body: '20\n' })
  })

  it('says 422 to a fork, and to a proof that is not one', async () => {
    const witness = await newWitness()
    await ask(witness, { from: 0, to: 20 })
    expect((await ask(witness, { from: 20, to: 40, history: forked })).status).toBe(422)
    expect((await ask(witness, { from: 20, to: 40, proof: [] })).status).toBe(422)
    expect((await ask(await newWitness(), { from: 20, to: 40, proof: honest.proof(19, 40) })).status).toBe(422)
    expect(witness.head.size).toBe(20)
    expect((await ask(witness, { from: 20, to: 40 })).status).toBe(200)
  })

  it('says 422 to a proof where there is nothing to prove', async () => {
    expect((await ask(await newWitness(), { from: 0, to: 20, proof: honest.proof(7, 20) })).status).toBe(422)
  })

  it('says 400 to an old size above the new one, and to what is no request', async () => {
    const witness = await newWitness()
    expect((await ask(witness, { from: 21, to: 20, proof: [] })).status).toBe(400)
    for (const body of ['', 'old 1\n', 'old 01\n\nx\n', `old 0\n\n${await honest.checkpoint(log, 3)}x`])
      expect((await addCheckpoint([witness], body)).status).toBe(400)
  })

  it('says 404 to a log that it does not know, and 403 to one that did not sign', async () => {
    const other = await createNoteSigner('chancery/01/board', new Uint8Array(32).fill(1))
    const witness = await newWitness()
    expect((await ask(witness, { from: 0, to: 20, by: other })).status).toBe(404)
    expect((await ask(witness, { from: 0, to: 20, by: mallory })).status).toBe(403)
  })

  it('never goes back, whoever asks at the same time', async () => {
    const witness = await newWitness()
    const sizes = [5, 9, 12, 7, 12]
    const answers = await Promise.all(sizes.map((to) => ask(witness, { from: 0, to })))
    const first = answers.findIndex(({ status }) => status === 200)
    expect(answers.toSpliced(first, 1).map(({ status }) => status)).toEqual([409, 409, 409, 409])
    expect(witness.head.size).toBe(sizes[first])
  })

  it('remembers after a restart, and does not start when it cannot', async () => {
    await ask(await newWitness(), { from: 0, to: 20 })
    const again = await newWitness()
    expect(again.head.size).toBe(20)
    expect((await ask(again, { from: 20, to: 40, history: forked })).status).toBe(422)
    for (const damage of ['', '{"board":{}}', '{"board":{"key":"x","size":-1,"root":""}}']) {
      writeFileSync(stateFile(), damage)
      await expect(WitnessFile.open(stateFile())).rejects.toMatchObject({ code: 'relay/damaged' })
    }
  })

  const vectors = join(process.env['CHANCERY_SHARED'] ?? '', 'vectors/tlog/generated')
  const request = 'add-checkpoint.513-700.request'
  if (process.env['CHANCERY_SHARED'] !== undefined && existsSync(join(vectors, request)))
    it('takes a request that somebody else’s program made', async () => {
      const keys = JSON.parse(readFileSync(join(vectors, 'keys.json'), 'utf8')) as { log: { skey: string } }
      const theirs = await openSignerKey(keys.log.skey)
      const witness = await newWitness(theirs.key)
      const body = readFileSync(join(vectors, request))
      expect((await addCheckpoint([witness], body)).body).toBe('0\n')
      const before = await ask(witness, { from: 0, to: 513, history: new History(513), by: theirs })
      expect(before.status).toBe(200)
      expect((await addCheckpoint([witness], body)).status).toBe(200)
      expect(witness.head.size).toBe(700)
    })
  else it.todo(`takes a request that somebody else’s program made: not run, CHANCERY_SHARED has no ${request}`)
})
