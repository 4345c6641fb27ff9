// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError } from '@chancery/host'
import type { Allowance } from '@chancery/host'
import { VAULT_CHUNK_BYTES, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Vault } from '../vault/vault.ts'
import type { Callers } from './callers.ts'

export interface VaultRouteOptions {
  readonly vault: Vault
  readonly callers: Callers
  /** Chunks that one device may bring. */
  readonly vaultAllowance: Allowance
}

interface ChunkParams {
  readonly Params: { readonly hash: string }
}

/** Chunks, for who may read: nobody is asked whose they are. Behind a relay they come in envelopes instead. */
export function addVaultRoutes(
  app: FastifyInstance,
  { vault, callers, vaultAllowance: allowance }: VaultRouteOptions,
): void {
  const path = `${paths.vault}/:hash`
  callers.admitReaders(app)
  app.put<ChunkParams>(path, { bodyLimit: VAULT_CHUNK_BYTES }, async ({ params, body, device }, reply) => {
    await takeAllowance(allowance, device, () => vault.put(params.hash, body))
    return reply.code(204).send()
  })
  app.get<ChunkParams>(path, async (request, reply) =>
    reply.type('application/octet-stream').send(await vault.get(request.params.hash)),
  )
}

/** Lets a device bring one chunk, as far as it may. What was there before, or was refused, does not count. */
export async function takeAllowance(allowance: Allowance, device: string, put: () => Promise<boolean>): Promise<void> {
  const waitSeconds = allowance.take(device, 1)
  if (waitSeconds > 0)
    throw new ApiError('api/too-many', `Too many files at once; send this again in ${waitSeconds} s`, waitSeconds)
  let isNew = false
  try {
    isNew = await put()
  } finally {
    if (!isNew) allowance.giveBack(device, 1)
  }
}
