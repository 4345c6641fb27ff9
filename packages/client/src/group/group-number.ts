import { concatBytes, hex, sha256, utf8 } from '@chancery/base'
import type { ConversationId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'

const LABEL = 'chancery/v1 group number'
/** Whoever makes commits chooses what the number comes from, on both sides of a fork: with 8 bytes they could make two that are alike. */
const NUMBER_BYTES = 16

/**
 * What the members of a conversation compare in person: 32 hexadecimal digits, in fours, the same on two devices exactly when
 * both are in the same state of it (docs/spec/4-conversations.md, Number to compare). Every change makes another one.
 * `undefined` when this device does not take part any more, or its state is older than the number and nothing has changed since.
 */
export async function groupNumber(
  { conversations, ports, mls }: Engine,
  id: ConversationId,
): Promise<string | undefined> {
  if (conversations.get(id)?.status !== 'active') return undefined
  // Not what is at hand here: another program may follow for this device.
  const bytes = await ports.store.get('mls', id)
  const authenticator = bytes === undefined ? undefined : mls.authenticator(mls.decode(bytes))
  if (authenticator === undefined) return undefined
  const digits = hex(sha256(concatBytes(utf8(LABEL), authenticator)).subarray(0, NUMBER_BYTES))
  return (digits.match(/.{4}/g) ?? []).join(' ')
}
