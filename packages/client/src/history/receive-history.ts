import { hasCode } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { Writes } from '../engine/writes.ts'
import { decodeRecords } from './archive-record.ts'
import { damaged, fetchFile } from './archive-files.ts'
import { checkPart } from './check-part.ts'
import { inflate } from './compress.ts'
import type { Receiving } from './history-records.ts'
import { RECEIVING_TABLE, transferFrom } from './history-records.ts'
import type { ArchivePart, Manifest } from './manifest.ts'
import { decodeManifest } from './manifest.ts'
import { messagesBy, tellProgress } from './part-progress.ts'
import { takePart } from './take-part.ts'

/** Goes on with everything that is to be taken in until it is. Throws what the line throws; the next call goes on where it stopped. */
export async function goOnReceiving(engine: Engine): Promise<void> {
  for (const [, bytes] of await engine.ports.store.entries(RECEIVING_TABLE)) {
    let receiving = decodeRecord<Receiving>(bytes)
    if (receiving.isDone === true || receiving.failure !== undefined) continue
    try {
      const manifest = receiving.manifest ?? (await fetchManifest(engine, receiving))
      receiving = { ...receiving, manifest }
      for (const part of manifest.parts.slice(receiving.parts)) receiving = await receive(engine, receiving, part)
      await save(engine, { ...receiving, isDone: true })
    } catch (error) {
      if (!hasCode(error, 'client/archive-damaged')) throw error
      await save(engine, { ...receiving, failure: error.code })
      engine.warn(error.code, error.message)
    }
  }
}

async function fetchManifest(engine: Engine, { file }: Receiving): Promise<Manifest> {
  const manifest = decodeManifest(await fetchFile(engine, file))
  if (manifest === undefined) throw damaged()
  return manifest
}

/** Takes in one part, all of it or nothing. */
async function receive(engine: Engine, receiving: Receiving, part: ArchivePart): Promise<Receiving> {
  const known = transferFrom(receiving)
  const onChunk = messagesBy(part.messages, (more) => tellProgress(engine, known, more))
  const plain = await inflate(await fetchFile(engine, part, onChunk))
  const records = plain && decodeRecords(plain)
  if (records === undefined) throw damaged()
  // What takes long is done without the lock.
  const checked = await checkPart(engine, records)
  const next: Receiving = {
    ...receiving,
    parts: receiving.parts + 1,
    messages: receiving.messages + part.messages,
    refused: receiving.refused + checked.refused,
  }
  await engine.exclusive(async () => {
    const writes = new Writes()
    await takePart(engine, writes, checked)
    writes.put(RECEIVING_TABLE, next.file.hash, next)
    engine.announce({ kind: 'history', transfer: transferFrom(next) })
    await engine.commit(writes)
  })
  return next
}

async function save(engine: Engine, receiving: Receiving): Promise<void> {
  const writes = new Writes()
  writes.put(RECEIVING_TABLE, receiving.file.hash, receiving)
  await engine.ports.store.commit(writes.list())
  engine.ports.report({ kind: 'history', transfer: transferFrom(receiving) })
}
