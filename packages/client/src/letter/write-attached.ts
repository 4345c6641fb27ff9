import { clientError } from '../errors.ts'
import type { Attachment } from '../conversation/content.ts'
import type { Engine } from '../engine/engine.ts'
import { stageFile } from '../vault/files.ts'
import { forgetStaged } from '../vault/forget-staged.ts'
import { recipientKey } from './recipient-key.ts'
import { sealingsOf } from './sealing.ts'
import type { NewLetter } from './write-letter.ts'
import { writeLetter } from './write-letter.ts'

/** A letter with a file that is not sealed yet. */
export interface UnsealedLetter extends Omit<NewLetter, 'attachment'> {
  readonly attachment: Omit<Attachment, 'size' | 'vault'>
  readonly file: Blob
}

/** The last file for each recipient that is being sealed. */
const lanes = new WeakMap<Engine, Map<string, Promise<unknown>>>()

/**
 * Seals a file and writes the letter that it is attached to. What was written first to a recipient is kept first there, however
 * long sealing takes: a small photo does not overtake the large file before it. One that fails holds nobody up. Resolves also
 * when it was discarded meanwhile, and then nothing of it is left. Throws what {@link stageFile} and {@link writeLetter} throw.
 */
export async function writeAttached(engine: Engine, letter: UnsealedLetter): Promise<void> {
  const { tag, to } = letter
  const sealings = sealingsOf(engine)
  const known = sealings.get(tag)
  if (known !== undefined) return void (await known.isWritten)
  const lane = lanes.get(engine) ?? new Map<string, Promise<unknown>>()
  lanes.set(engine, lane)
  const recipient = recipientKey(engine, to)
  const before = lane.get(recipient)
  const stop = new AbortController()
  const isWritten = sealAndWrite(engine, letter, before, stop.signal).finally(() => sealings.delete(tag))
  sealings.set(tag, { to, stop, isWritten })
  // What is stopped while it waits lets nobody pass.
  const last: Promise<unknown> = Promise.allSettled([before, isWritten]).then(
    () => lane.get(recipient) === last && lane.delete(recipient),
  )
  lane.set(recipient, last)
  await isWritten
}

async function sealAndWrite(
  engine: Engine,
  { file, attachment, ...letter }: UnsealedLetter,
  before: Promise<unknown> | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  await Promise.race([before, stopped])
  if (signal.aborted) return false
  try {
    const vault = await stageFile(engine, file, signal)
    try {
      if (signal.aborted) throw clientError('client/cancelled', 'This was stopped')
      await writeLetter(engine, { ...letter, attachment: { ...attachment, size: file.size, vault } })
    } catch (error) {
      await forgetStaged(engine, vault.hash)
      throw error
    }
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}
