import type { Server } from 'node:http'
import type { Clock } from '@chancery/base'
import {
  Allowance,
  DailyLimit,
  LiveConnections,
  SignIn,
  listen,
  openReach,
  readAppFolder,
  serveMetrics,
} from '@chancery/host'
import type { PrivateCa, Reach } from '@chancery/host'
import { encodeFrame, formatLink } from '@chancery/protocol'
import type { OfficeResponse } from '@chancery/protocol'
import { formatVerifierKey } from '@chancery/tlog'
import type { FastifyInstance } from 'fastify'
import { Backups } from './backup/backups.ts'
import { Board } from './board/board.ts'
import { resolveConfig } from './config.ts'
import type { ServerConfig, ServerOptions } from './config.ts'
import { openRelayDoor } from './gateway/relay-door.ts'
import type { RelayDoor } from './gateway/relay-door.ts'
import { buildHttp } from './http/build-http.ts'
import { directCallers } from './http/callers.ts'
import { Meter } from './http/meter.ts'
import { Parcels } from './parcel/parcels.ts'
import { Peppers } from './pepper/peppers.ts'
import { Register } from './register/register.ts'
import type { Standing } from './register/register-state.ts'
import type { EmbeddedStore } from './store/embedded/embedded-store.ts'
import { openDataFolder } from './store/folder/data-folder.ts'
import type { DataFolder } from './store/folder/data-folder.ts'
import { ShelfNews } from './vault/shelf-news.ts'
import { Shelf } from './vault/shelf.ts'
import { Vault } from './vault/vault.ts'

/** A server that runs. */
export interface RunningServer {
  /** The address that people open, without a slash at the end. */
  readonly url: string
  /** The link that founds the organization, until somebody did. */
  readonly foundLink: string | undefined
  /** Where there is a relay: the key configuration to which devices seal what goes through it, in URL-safe base64. */
  readonly gateway: string | undefined
  /** The private CA that devices must trust, where there is one. */
  readonly privateCa: PrivateCa | undefined
  /** Reads the certificate's files again, where there are any, and says what is wrong with them. */
  reload(): Promise<void>
  /** Commits what was sent, says goodbye to everybody, and closes the data folder. */
  close(): Promise<void>
}

const INVITATIONS_PER_DAY = 4
/** Five of the largest files at once; after that, 256 KiB a second. In memory only, as the one for cells. */
const VAULT_ADMISSION = { burst: 8192, perSecond: 4 }
/** 64 MiB at once; after that, 16 KiB a second: everybody fetches it. */
const SHELF_ADMISSION = { burst: 1024, perSecond: 0.25 }

interface Parts {
  readonly board: Board
  readonly register: Register
  readonly peppers: Peppers
  readonly parcels: Parcels
  readonly relay: RelayDoor | undefined
  readonly shelfNews: ShelfNews
  readonly app: FastifyInstance
  readonly meter: Meter
}

interface Logs {
  readonly board: Board
  readonly register: Register
  readonly meter: Meter
}

/** Both logs. This and {@link compose} are where board and register meet. */
async function openLogs(config: ServerConfig, { keys, foundToken, store }: DataFolder, meter: Meter): Promise<Logs> {
  const { clock, onFatal, roundMs } = config
  const boardKey = formatVerifierKey(keys.board.key)
  const register = await Register.open({
    store: store.register,
    signer: keys.register,
    boardKey,
    clock,
    foundToken,
    onFatal,
  })
  const board = await Board.open({
    store: store.board,
    signer: keys.board,
    clock,
    roundMs,
    registerHead: () => register.log,
    onFatal,
    onRound: (round) => meter.round(round),
  })
  return { board, register, meter }
}

/** What helps devices to open themselves, and to move. */
async function openDevices(store: EmbeddedStore, clock: Clock, register: Register) {
  const standing = (access: string): Standing => register.standing(access)
  const peppers = new Peppers({ store: store.peppers, clock, standing })
  return { peppers, parcels: await Parcels.open({ store: store.parcels, clock, standing }) }
}

/** Who signs in, and whom the server believes: its devices, or its relay in their place. */
async function openEntrance(
  { relay: key, dataDir, clock, onFatal }: ServerConfig,
  { board, register, meter }: Logs,
  vault: Vault,
  origin: string,
) {
  const standing = (access: string): Standing => register.standing(access)
  if (key === undefined) {
    const signIn = new SignIn({ clock, origin, standing })
    return { signIn, callers: directCallers(signIn), relay: undefined }
  }
  const signIn = new SignIn({ clock, origin, standing: (access) => (access === key ? 'active' : 'unknown') })
  const onBatch = (envelopes: number): void => meter.batch(envelopes)
  const onRefused = (code: string): void => meter.refused(code)
  const relay = await openRelayDoor({
    relay: key,
    dataDir,
    signIn,
    standing,
    board,
    vault,
    clock,
    onBatch,
    onRefused,
    onFatal,
  })
  return { signIn, callers: relay.callers, relay }
}

/** What anybody may know of this installation. */
function describeOffice({ roundMs }: ServerConfig, { keys }: DataFolder, register: Register, relay?: RelayDoor) {
  const [boardKey, registerKey] = [formatVerifierKey(keys.board.key), formatVerifierKey(keys.register.key)]
  return (): OfficeResponse => ({
    founded: register.isFounded,
    board: boardKey,
    register: registerKey,
    roundMs,
    ...(relay && { relay: { gateway: relay.keyConfig } }),
  })
}

/** All that is told to everybody: blocks, and how much is on the shelf. */
function tellEverybody(board: Board, shelf: Shelf, live: LiveConnections, clock: Clock): ShelfNews {
  const news = new ShelfNews(clock, () => {
    const frame = shelf.frame()
    if (frame !== undefined) live.broadcast(frame)
  })
  shelf.onGrown(() => news.soon())
  board.onBlock((frame) => {
    // Whoever reads of a file knows by then that its chunks are on the shelf.
    news.now()
    live.broadcast(frame)
  })
  return news
}

/** Joins the parts. */
async function compose(config: ServerConfig, reach: Reach, folder: DataFolder): Promise<Parts> {
  const { clock } = config
  const vault = new Vault({ store: folder.store.vault, mostBytes: config.vaultMaxBytes })
  const shelf = await Shelf.open({ store: folder.store.shelf, chunks: folder.store.vault, vault })
  const meter = new Meter({ connections: () => live.count, vaultBytes: () => vault.bytes() })
  const logs = await openLogs(config, folder, meter)
  const { board, register } = logs
  const heads = () => ({
    time: Math.floor(clock.now() / 1000),
    board: board.checkpoint,
    register: register.log.checkpoint,
    ...(config.relay === undefined && { shelf: shelf.end }),
  })
  const devices = await openDevices(folder.store, clock, register)
  const entrance = await openEntrance(config, logs, vault, folder.keys.board.key.name)
  const { signIn, relay } = entrance
  const live = new LiveConnections({
    clock,
    device: (token) => signIn.device(token),
    headsFrame: () => encodeFrame({ type: 'heads', ...heads() }),
    greeting: () => (config.relay === undefined ? shelf.frame() : undefined),
  })
  const allowance = new Allowance(config.admission, clock)
  const vaultAllowance = new Allowance(VAULT_ADMISSION, clock)
  const shelfAllowance = new Allowance(SHELF_ADMISSION, clock)
  const shelfNews = tellEverybody(board, shelf, live, clock)
  register.onLetIn(() => live.tellHeadsSoon())
  register.onRevoked((access) => {
    signIn.end(access)
    live.end(access)
    allowance.forget(access)
    vaultAllowance.forget(access)
    shelfAllowance.forget(access)
    devices.parcels.forget(access)
  })
  const app = await buildHttp({
    reach,
    board,
    register,
    ...devices,
    ...entrance,
    live,
    allowance,
    vault,
    vaultAllowance,
    shelf,
    shelfAllowance,
    backups: new Backups({ store: folder.store.backups, clock }),
    heads,
    invitations: new DailyLimit(INVITATIONS_PER_DAY, clock),
    office: describeOffice(config, folder, register, relay),
    appFiles: relay === undefined ? await readAppFolder(config.appDir) : undefined,
    onRefused: (code) => meter.refused(code),
    // The stack names our own code only; nothing of the request is in it.
    onDefect: (error) => process.stderr.write(`${error.stack ?? error.message}\n`),
  })
  return { board, register, ...devices, relay, shelfNews, app, meter }
}

/** Starts a server over a data folder. Throws `server/…` with one sentence that says what to do. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const config = resolveConfig(options)
  const folder = await openDataFolder(config.dataDir)
  let metrics: Server | undefined
  let parts: Parts | undefined
  let reach: Reach | undefined
  const closeAll = async (): Promise<void> => {
    metrics?.close()
    reach?.close()
    parts?.shelfNews.close()
    await parts?.board.close()
    await parts?.register.close()
    await parts?.app.close()
    await parts?.relay?.gateway.close()
    parts?.peppers.close()
    await parts?.parcels.close()
    await folder.close()
  }
  try {
    const opened = await openReach({ ...config, choice: config.reach })
    reach = opened
    parts = await compose(config, opened, folder)
    const { app, meter } = parts
    const url = opened.url(await listen(app, config))
    if (config.metricsPort !== undefined) metrics = await serveMetrics(() => meter.text(), config.metricsPort)
    return {
      url,
      get foundLink() {
        const token = folder.foundToken.value
        return token && formatLink({ kind: 'found', server: url, token })
      },
      gateway: parts.relay?.keyConfig,
      privateCa: opened.privateCa,
      reload: () => opened.reload(),
      close: () => {
        // New connections are refused first; what was taken is still committed and answered.
        parts?.app.server.close()
        return closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
