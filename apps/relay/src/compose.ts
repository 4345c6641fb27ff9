import { Allowance, DailyLimit, LiveConnections, SignIn, readAppFolder } from '@chancery/host'
import type { Reach } from '@chancery/host'
import { cellEnvelopes, encodeFrame, vaultEnvelopes } from '@chancery/protocol'
import type { HeadsResponse, OfficeResponse } from '@chancery/protocol'
import { formatVerifierKey } from '@chancery/tlog'
import type { FastifyInstance } from 'fastify'
import { BoardLink } from './board/board-link.ts'
import { Follower } from './board/follow.ts'
import type { FollowOptions } from './board/follow.ts'
import { watchLogs } from './board/watched-logs.ts'
import type { WatchedLogs } from './board/watched-logs.ts'
import type { RelayConfig } from './config.ts'
import { unavailable } from './errors.ts'
import type { RelayFolder } from './folder/relay-folder.ts'
import { buildHttp } from './http/build-http.ts'
import { LogCache } from './http/log-cache.ts'
import { Meter } from './http/meter.ts'
import type { Health } from './http/public-routes.ts'
import { handOn, handOnToVault } from './rounds/hand-on.ts'
import { Lane } from './rounds/lane.ts'

/** Chunks that a device brings or fetches: nobody here can tell which. */
const VAULT_ADMISSION = { burst: 16_384, perSecond: 8 }
/** Chunks of one device in a round: as many as it has under way each way at once. */
const CHUNKS_PER_ROUND = 8
const BACKUPS_PER_DAY = 20

export interface Parts {
  readonly app: FastifyInstance
  readonly follower: Follower
  readonly lanes: readonly Lane[]
  readonly meter: Meter
}

/** Joins the parts of a relay. */
export async function compose(config: RelayConfig, reach: Reach, folder: RelayFolder): Promise<Parts> {
  const { clock } = config
  const link = new BoardLink(config.board, folder.keys.access, clock)
  const meter = new Meter({
    connections: () => admitted.live.count,
    isUp: () => follower.isUp,
    cacheBytes: () => cache.bytes,
  })
  const follower: Follower = follow(config, folder, {
    link,
    meter,
    onBlock: (frame) => admitted.live.broadcast(frame),
    onHeads: () => admitted.live.broadcast(headsFrame()),
    onGap: () => admitted.live.startOver(),
    onRevoked: (access) => admitted.end(access),
  })
  const logs = (): WatchedLogs => {
    if (follower.logs === undefined) throw unavailable()
    return follower.logs
  }
  const heads = (): HeadsResponse => {
    const { board, register } = logs()
    if (board.note === undefined || register.note === undefined) throw unavailable()
    return { time: Math.floor(clock.now() / 1000), board: board.note, register: register.note }
  }
  const headsFrame = (): Uint8Array => encodeFrame({ type: 'heads', ...heads() })
  const admitted = admit(config, { link, follower, meter, logs, headsFrame })
  const fetchPart = (path: string): Promise<Uint8Array | undefined> => fetchBelieved(follower, link, path)
  const cache = new LogCache(config.cacheBytes, fetchPart)
  const witness = formatVerifierKey(folder.keys.witness.key)
  const app = await buildHttp({
    reach,
    ...admitted,
    ask: async (request) => {
      if (follower.isUp) return link.send(request)
      throw unavailable()
    },
    cache,
    heads,
    register: () => logs().register,
    onGrown: () => admitted.live.tellHeadsSoon(),
    witnesses: () => follower.logs?.witnesses ?? [],
    office: () => officeOf(follower, witness),
    health: () => healthOf(follower),
    hasJoined: () => follower.logs?.board.note !== undefined,
    appFiles: await readAppFolder(config.appDir),
    onRefused: (code) => meter.refused(code),
    // The stack names our own code only; nothing of the request is in it.
    onDefect: (error) => process.stderr.write(`${error.stack ?? error.message}\n`),
  })
  return { app, follower, lanes: [admitted.prompt, admitted.slots, admitted.vault], meter }
}

interface FollowedBy extends Pick<FollowOptions, 'link' | 'onBlock' | 'onHeads' | 'onGap'> {
  readonly meter: Meter
  readonly onRevoked: (access: string) => void
}

function follow({ clock, onNotice }: RelayConfig, { keys, witnessed }: RelayFolder, by: FollowedBy): Follower {
  const { link, meter, onRevoked } = by
  const watch = (office: OfficeResponse): WatchedLogs =>
    watchLogs(office, {
      signer: keys.witness,
      file: witnessed,
      clock,
      fetchFile: (path) => link.file(path),
      onRevoked,
      onCosigned: () => meter.cosigned(),
    })
  return new Follower({ ...by, clock, onNotice, watch })
}

/** From a board that is believed before and after: what is kept here may not come from another one. */
async function fetchBelieved(follower: Follower, link: BoardLink, path: string): Promise<Uint8Array | undefined> {
  const bytes = follower.isUp ? await link.file(path) : undefined
  if (follower.isUp) return bytes
  throw unavailable()
}

interface AdmitOptions {
  readonly link: BoardLink
  readonly follower: Follower
  readonly meter: Meter
  readonly logs: () => WatchedLogs
  readonly headsFrame: () => Uint8Array
}

/** Who is let in, what it hears, and what it may send. */
function admit(config: RelayConfig, { link, follower, meter, logs, headsFrame }: AdmitOptions) {
  const { clock } = config
  const signIn = new SignIn({
    clock,
    get origin() {
      return logs().origin
    },
    standing: (access) => logs().register.standings.of(access),
  })
  const live = new LiveConnections({ clock, device: (token) => signIn.device(token), headsFrame })
  const allowance = new Allowance(config.admission, clock)
  const vaultAllowance = new Allowance(VAULT_ADMISSION, clock)
  const backupLimit = new DailyLimit(BACKUPS_PER_DAY, clock)
  const counted =
    (send: (envelopes: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>) =>
    async (envelopes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
      if (!follower.isUp) throw unavailable()
      meter.handedOn(envelopes.length)
      return send(envelopes).catch((error: unknown) => {
        meter.failed()
        throw error
      })
    }
  const send = counted((envelopes) => handOn(link, envelopes, (size) => follower.reached(size)))
  const promptMs = (): number => config.promptMs
  const roundMs = (): number => logs().register.standings.roundMs
  const ofCells = { clock, perDevice: 1, perBatch: cellEnvelopes.most, send } as const
  const prompt = new Lane({ ...ofCells, roundMs: promptMs, rest: 'waits' })
  const slots = new Lane({ ...ofCells, roundMs, rest: 'is refused' })
  const vault = new Lane({
    clock,
    roundMs: promptMs,
    perDevice: CHUNKS_PER_ROUND,
    rest: 'waits',
    perBatch: vaultEnvelopes.most,
    send: counted((envelopes) => handOnToVault(link, envelopes)),
  })
  const end = (access: string): void => {
    signIn.end(access)
    live.end(access)
    allowance.forget(access)
    vaultAllowance.forget(access)
    prompt.drop(access)
    slots.drop(access)
    vault.drop(access)
  }
  return { signIn, live, allowance, vaultAllowance, backupLimit, prompt, slots, vault, end }
}

/** What the board says of itself, and by what this relay is known. */
function officeOf({ office, logs }: Follower, witness: string): OfficeResponse {
  if (office === undefined || logs === undefined) throw unavailable()
  const { relay, ...board } = office
  return {
    ...board,
    founded: logs.register.size > 0,
    ...(relay && { relay: { gateway: relay.gateway, witness } }),
  }
}

function healthOf({ isUp, problem }: Follower): Health {
  if (isUp) return { status: 'ok' }
  const status = problem?.isInconsistent ? 'inconsistent' : 'waiting'
  return { status, message: problem?.sentence ?? 'The relay is joining the board' }
}
