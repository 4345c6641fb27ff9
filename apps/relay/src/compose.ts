import { Allowance, LiveConnections, SignIn, readAppFolder } from '@chancery/host'
import type { Reach } from '@chancery/host'
import { encodeFrame } from '@chancery/protocol'
import type { HeadsResponse, OfficeResponse } from '@chancery/protocol'
import { formatVerifierKey } from '@chancery/tlog'
import type { FastifyInstance } from 'fastify'
import { BoardLink } from './board/board-link.ts'
import { Follower } from './board/follow.ts'
import { watchLogs } from './board/watched-logs.ts'
import type { WatchedLogs } from './board/watched-logs.ts'
import type { RelayConfig } from './config.ts'
import { unavailable } from './errors.ts'
import type { RelayFolder } from './folder/relay-folder.ts'
import { buildHttp } from './http/build-http.ts'
import { LogCache } from './http/log-cache.ts'
import { Meter } from './http/meter.ts'
import type { Health } from './http/public-routes.ts'
import { handOn } from './rounds/hand-on.ts'
import { Lane } from './rounds/lane.ts'

export interface Parts {
  readonly app: FastifyInstance
  readonly follower: Follower
  readonly lanes: readonly Lane[]
  readonly meter: Meter
}

/** Joins the parts of a relay. */
export async function compose(config: RelayConfig, reach: Reach, folder: RelayFolder): Promise<Parts> {
  const { clock, onNotice } = config
  const { keys, witnessed } = folder
  const link = new BoardLink(config.board, keys.access, clock)
  const cache = new LogCache(config.cacheBytes, (path) => link.file(path))
  const meter = new Meter({
    connections: () => live.count,
    isUp: () => follower.isUp,
    cacheBytes: () => cache.bytes,
  })
  const follower: Follower = new Follower({
    link,
    clock,
    onNotice,
    watch: (office) =>
      watchLogs(office, {
        signer: keys.witness,
        file: witnessed,
        clock,
        fetchFile: (path) => link.file(path),
        onRevoked: (access) => admitted.end(access),
        onCosigned: () => meter.cosigned(),
      }),
    onBlock: (frame) => live.broadcast(frame),
    onHeads: () => live.broadcast(headsFrame()),
    onGap: () => live.startOver(),
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
  const admitted = admit(config, { link, meter, logs, headsFrame })
  const { live } = admitted
  const witness = formatVerifierKey(keys.witness.key)
  const app = await buildHttp({
    reach,
    ...admitted,
    link,
    cache,
    heads,
    register: () => logs().register,
    witnesses: () => follower.logs?.witnesses ?? [],
    office: () => officeOf(follower, witness),
    health: () => healthOf(follower),
    hasJoined: () => follower.logs?.board.note !== undefined,
    appFiles: await readAppFolder(config.appDir),
    onRefused: (code) => meter.refused(code),
    // The stack names our own code only; nothing of the request is in it.
    onDefect: (error) => process.stderr.write(`${error.stack ?? error.message}\n`),
  })
  return { app, follower, lanes: [admitted.prompt, admitted.slots], meter }
}

interface AdmitOptions {
  readonly link: BoardLink
  readonly meter: Meter
  readonly logs: () => WatchedLogs
  readonly headsFrame: () => Uint8Array
}

/** Who is let in, what it hears, and what it may send. */
function admit(config: RelayConfig, { link, meter, logs, headsFrame }: AdmitOptions) {
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
  const send = async (envelopes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
    meter.handedOn(envelopes.length)
    return handOn(link, envelopes).catch((error: unknown) => {
      meter.failed()
      throw error
    })
  }
  const prompt = new Lane({ clock, roundMs: () => config.promptMs, second: 'waits', send })
  const roundMs = (): number => logs().register.standings.roundMs
  const slots = new Lane({ clock, roundMs, second: 'is refused', send })
  const end = (access: string): void => {
    signIn.end(access)
    live.end(access)
    allowance.forget(access)
    prompt.drop(access)
    slots.drop(access)
  }
  return { signIn, live, allowance, prompt, slots, end }
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
