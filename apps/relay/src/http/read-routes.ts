// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { createHash } from 'node:crypto'
import { ApiError, requireSession, sendLogObject } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import { paths } from '@chancery/protocol'
import type { HeadsResponse } from '@chancery/protocol'
import { TILE_WIDTH, entryBundlePath, parseTilePath } from '@chancery/tlog'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { unavailable } from '../errors.ts'
import type { RegisterMirror } from '../mirror/register-mirror.ts'
import type { LogCache } from './log-cache.ts'

export interface ReadRouteOptions {
  readonly signIn: SignIn
  readonly cache: LogCache
  readonly heads: () => HeadsResponse
  readonly register: () => RegisterMirror
  /** The register has grown by what was read here. */
  readonly onGrown: () => void
}

interface Rest {
  readonly Params: { readonly '*': string }
}

const BUNDLES = entryBundlePath(0).slice(0, -'000'.length)

/** The width that a path below `tile/` or beside it names. Throws `api/not-found` for what is no path of a log. */
function widthOf(path: string): number {
  const parsed = parseTilePath(path)
  if (parsed !== undefined) return parsed.width
  throw new ApiError('api/not-found', 'There is nothing at this address; check it')
}

/** What signed-in devices read: the relay's own newest checkpoints, and from the board what it has not handed out yet. */
export function addReadRoutes(app: FastifyInstance, options: ReadRouteOptions): void {
  const { signIn, cache, heads } = options
  requireSession(app, signIn)

  const sendObject = async (reply: FastifyReply, path: string, width: number): Promise<FastifyReply> => {
    const bytes = await cache.get(path)
    return sendLogObject(reply, bytes && { bytes, isFull: width === TILE_WIDTH })
  }
  app.get(paths.heads, (_request, reply) => reply.send(heads()))
  for (const log of [paths.boardLog, paths.registerLog]) {
    const isBoard = log === paths.boardLog
    app.get(`${log}/checkpoint`, (_request, reply) =>
      reply.type('text/plain').send(isBoard ? heads().board : heads().register),
    )
    app.get<Rest>(`${log}/tile/*`, (request, reply) => {
      const path = `tile/${request.params['*']}`
      return sendObject(reply, `${log}/${path}`, widthOf(path))
    })
  }
  app.get<Rest>(`${paths.boardTags}/*`, (request, reply) => {
    const path = request.params['*']
    return sendObject(reply, `${paths.boardTags}/${path}`, widthOf(BUNDLES + path))
  })
  app.get<Rest>(`${paths.registerOpenings}/*`, async (request, reply) => {
    const path = request.params['*']
    widthOf(BUNDLES + path)
    // Never kept: an opening may be erased.
    const bytes = await cache.once(`${paths.registerOpenings}/${path}`)
    return sendLogObject(reply, bytes && { bytes, isFull: false })
  })
  addDirectoryRoute(app, options)
}

/** The directory file, which the register names by its hash: held until there is another. */
function addDirectoryRoute(app: FastifyInstance, { cache, register, onGrown }: ReadRouteOptions): void {
  let held: { readonly hash: string; readonly bytes: Uint8Array } | undefined
  app.get(paths.directory, async (_request, reply) => {
    const mirror = register()
    if (held === undefined || held.hash !== mirror.standings.directoryHash) {
      const bytes = await cache.once(paths.directory)
      if (bytes === undefined) throw unavailable()
      const hash = createHash('sha256').update(bytes).digest('base64url')
      // A file of which the devices could not find the hash yet.
      if (hash !== mirror.standings.directoryHash && (await mirror.sync())) onGrown()
      held = { hash, bytes }
    }
    return reply.type('application/octet-stream').send(Buffer.from(held.bytes))
  })
}
