import type { KeyConfig } from '@chancery/ohttp'
import type { VaultWish } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { chooseWay } from './choose-way.ts'
import { askDirectly } from './send-cells.ts'
import { sendPatiently } from './send-patiently.ts'
import type { RunningVaultSlots } from './way.ts'

/** Slots that run because somebody asks while no connection is held, and for how many. */
const passing = new WeakMap<Engine, { readonly slots: RunningVaultSlots; users: number }>()

/**
 * Puts a chunk into the vault by the way that policy and relay give; resolves when it is durable there. `name` is its hash; the
 * same may be put again. Without a relay, everybody fetches what is for the shelf. Throws what is refused, and `client/unreachable`.
 */
export async function putChunk(
  engine: Engine,
  name: string,
  chunk: Uint8Array,
  { signal, isForShelf = false }: { readonly signal?: AbortSignal; readonly isForShelf?: boolean } = {},
): Promise<void> {
  await ask(engine, { kind: 'put', name, chunk }, signal, isForShelf)
}

/** A chunk out of the vault, by the same way. Nothing of it is verified yet. Throws as {@link putChunk} does. */
export async function fetchChunk(engine: Engine, name: string): Promise<Uint8Array> {
  const chunk = await ask(engine, { kind: 'get', name })
  if (chunk === undefined) throw clientError('client/bad-answer', 'The server sent no part of a file; look at its log')
  return chunk
}

async function ask(
  engine: Engine,
  wish: VaultWish,
  signal?: AbortSignal,
  isForShelf = false,
): Promise<Uint8Array | undefined> {
  const way = await chooseWay(engine)
  if (way.kind === 'direct') {
    return askDirectly(engine, async (api) => {
      if (wish.kind === 'get') return api.chunk(wish.name)
      if (isForShelf) await api.putOnShelf(wish.name, wish.chunk, signal)
      else await api.putChunk(wish.name, wish.chunk, signal)
      return undefined
    })
  }
  if (way.kind === 'prompt') return askPromptly(engine, way.config, wish, signal)
  if (engine.vaultSlots !== undefined) return engine.vaultSlots.ask(wish, signal)
  // Between two connections nothing is sent: it would show that somebody wants something.
  if (engine.isFollowing)
    throw clientError('client/unreachable', 'There is no connection; files go on with the next one')
  return askInPassing(engine, way, wish, signal)
}

async function askPromptly(
  engine: Engine,
  config: KeyConfig,
  wish: VaultWish,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const { sendVaultEnvelope } = await import('./relayed.ts')
  return (await sendPatiently(engine, () => sendVaultEnvelope(engine, config, wish, signal))).chunk
}

/** Where nobody holds a connection, slots run for as long as anybody waits for one. */
async function askInPassing(
  engine: Engine,
  { config, roundMs }: { readonly config: KeyConfig; readonly roundMs: number },
  wish: VaultWish,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const { VaultSlots } = await import('./relayed.ts')
  let running = passing.get(engine)
  if (running === undefined) {
    const slots = new VaultSlots(engine, config, roundMs)
    slots.start()
    running = { slots, users: 0 }
    passing.set(engine, running)
  }
  running.users++
  try {
    return await running.slots.ask(wish, signal)
  } finally {
    running.users--
    if (running.users === 0) {
      running.slots.stop()
      passing.delete(engine)
    }
  }
}
