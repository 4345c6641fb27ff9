// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, requireSession } from '@chancery/host'
import type { Allowance, SignIn } from '@chancery/host'
import { VAULT_CHUNK_BYTES, isVaultHash, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import { answer, handOver, takeRawBodies } from './forward.ts'
import type { Ask } from './forward.ts'
import type { LogCache } from './log-cache.ts'

export interface VaultRouteOptions {
  readonly signIn: SignIn
  readonly ask: Ask
  /** Chunks that were fetched lately: their names never change their meaning. */
  readonly chunks: LogCache
  /** Chunks that one device may bring; the board does not know whose they are. */
  readonly vaultAllowance: Allowance
}

interface ChunkParams {
  readonly Params: { readonly hash: string }
}

function pathOf(hash: string): string {
  if (isVaultHash(hash)) return `${paths.vault}/${hash}`
  throw new ApiError('api/bad-request', 'A chunk is named by its SHA-256 in URL-safe base64, 43 characters')
}

/** The board's vault, for signed-in devices. The board does not hear which device it is. */
export function addVaultRoutes(app: FastifyInstance, options: VaultRouteOptions): void {
  const { signIn, ask, chunks, vaultAllowance: allowance } = options
  const path = `${paths.vault}/:hash`
  takeRawBodies(app)
  requireSession(app, signIn)
  app.put<ChunkParams>(path, { bodyLimit: VAULT_CHUNK_BYTES }, async (request, reply) => {
    const to = pathOf(request.params.hash)
    const waitSeconds = allowance.take(request.device, 1)
    if (waitSeconds > 0)
      throw new ApiError('api/too-many', `Too many files at once; send this again in ${waitSeconds} s`, waitSeconds)
    try {
      const response = await handOver(ask, request, { path: to })
      if (!response.ok) allowance.giveBack(request.device, 1)
      return answer(reply, response)
    } catch (error) {
      allowance.giveBack(request.device, 1)
      throw error
    }
  })
  app.get<ChunkParams>(path, async (request, reply) => {
    const bytes = await chunks.get(pathOf(request.params.hash))
    if (bytes === undefined)
      throw new ApiError('api/not-found', 'This part of a file is not here; ask whoever sent the file to send it again')
    return reply.type('application/octet-stream').send(Buffer.from(bytes))
  })
}
