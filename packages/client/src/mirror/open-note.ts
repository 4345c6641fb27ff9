import { hex } from '@chancery/base'
import type { CheckpointOpening, VerifierKey } from '@chancery/tlog'
import { openCheckpoint } from '@chancery/tlog'

/** Notes that were opened last. What opening says depends on nothing but note and keys, so it is never asked twice. */
const opened = new Map<string, Promise<CheckpointOpening>>()
const KEPT = 64
const names = new WeakMap<VerifierKey, string>()

/** As {@link openCheckpoint}; the same note, which heads and blocks bring again and again, is verified once. */
export function openNoteOnce(note: string, log: VerifierKey, witness?: VerifierKey): Promise<CheckpointOpening> {
  const name = [nameOf(log), witness === undefined ? '' : nameOf(witness), note].join('\n')
  const known = opened.get(name)
  if (known !== undefined) return known
  const opening = openCheckpoint(note, log, witness === undefined ? [] : [witness])
  opened.set(name, opening)
  const [oldest] = opened.keys()
  if (opened.size > KEPT && oldest !== undefined) opened.delete(oldest)
  return opening
}

/** The whole key, since key ids are short enough to be made alike. */
function nameOf(key: VerifierKey): string {
  let name = names.get(key)
  if (name === undefined) names.set(key, (name = `${key.name} ${key.algorithm} ${hex(key.publicKey)}`))
  return name
}
