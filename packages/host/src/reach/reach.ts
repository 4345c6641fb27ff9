import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { CancelTimer, Clock } from '@chancery/base'
import type { FastifyInstance, FastifyServerFactory } from 'fastify'
import { addressOf, nameOf } from './address.ts'
import type { Standing } from './address.ts'
import type { ReachChoice } from './choose-reach.ts'
import { addGuard } from './guard.ts'
import { openPrivateCa } from './private-ca/private-ca.ts'
import type { PrivateCa } from './private-ca/private-ca.ts'
import { FilePair } from './tls/file-pair.ts'
import { TlsServers } from './tls/tls-servers.ts'
import type { Patience } from './tls/tls-servers.ts'
import { warningsOf } from './tls/tls-pair.ts'
import type { TlsPair } from './tls/tls-pair.ts'
import { addTrustRoutes } from './pages/trust-routes.ts'

/** How people reach a server that runs. */
export interface Reach {
  /** Makes the sockets where they speak TLS. */
  readonly serverFactory?: FastifyServerFactory
  readonly privateCa: PrivateCa | undefined
  /** Turns away what did not come as it should, and serves what belongs to reaching. To be called before other routes. */
  addTo(app: FastifyInstance, onRefused: (code: string) => void): void
  /** The address that people open, without a slash at the end. */
  url(port: number): string
  /** Looks at the certificate's files now. */
  reload(): Promise<void>
  close(): void
}

export interface ReachSettings {
  readonly choice: ReachChoice
  readonly host: string
  readonly dataDir: string
  readonly clock: Clock
  /** Gets sentences that the operator should read, now or later. */
  readonly onNotice: (sentence: string) => void
}

/** Where TLS gets its certificate from, and later ones. */
interface PairKeeper {
  readonly pair: TlsPair | undefined
  readonly privateCa?: PrivateCa
  reload(): Promise<void>
  close(): void
}

/** Opens what `choice` needs: files, or a private CA. Throws `server/…` with one sentence that says what to do. */
export async function openReach(settings: ReachSettings): Promise<Reach> {
  const { choice, host } = settings
  let servers: TlsServers | undefined
  const keeper = await openKeeper(settings, (pair) => servers?.use(pair))
  const { pair, privateCa } = keeper
  const standing: Standing = { choice, host, pair }
  if (pair !== undefined) {
    servers = new TlsServers(pair)
    for (const sentence of warningsOf(pair, nameOf(standing), settings.clock.now())) settings.onNotice(sentence)
  }
  const tls = servers
  return {
    ...(tls && { serverFactory: (handler, options) => tls.create(handler, options as unknown as Patience) }),
    privateCa,
    addTo(app, onRefused) {
      addGuard(app, choice, onRefused)
      const address = () => addressOf(standing, (app.server.address() as AddressInfo).port)
      if (privateCa !== undefined) addTrustRoutes(app, privateCa, address)
    },
    url: (port) => addressOf(standing, port),
    reload: () => keeper.reload(),
    close: () => keeper.close(),
  }
}

function openKeeper(settings: ReachSettings, onPair: (pair: TlsPair) => void): Promise<PairKeeper> {
  const { choice } = settings
  if (choice.kind === 'certificate') return keepFiles(settings, choice, onPair)
  if (choice.kind === 'private-ca') return keepCertified(settings, choice, onPair)
  return Promise.resolve({ pair: undefined, reload: () => Promise.resolve(), close: () => undefined })
}

type Choice<Kind> = Extract<ReachChoice, { kind: Kind }>

async function keepFiles(
  { clock, host, onNotice }: ReachSettings,
  choice: Choice<'certificate'>,
  use: (pair: TlsPair) => void,
): Promise<PairKeeper> {
  const onPair = (pair: TlsPair): void => {
    use(pair)
    onNotice(`The new certificate is in use; it ends on ${dayOf(pair.leaf.validToDate)}.`)
    for (const sentence of warningsOf(pair, nameOf({ choice, host, pair }), clock.now())) onNotice(sentence)
  }
  const { files, pair } = await FilePair.open({ source: choice, clock, onPair, onProblem: onNotice })
  files.watch()
  return { pair, reload: () => files.reload(), close: () => files.close() }
}

const HOUR_MS = 60 * 60 * 1000
/** A certificate of the server that has less left is replaced, as long as the CA lives longer. */
const RENEW_MS = 30 * 24 * HOUR_MS

async function keepCertified(
  { clock, dataDir, onNotice }: ReachSettings,
  { names }: Choice<'private-ca'>,
  use: (pair: TlsPair) => void,
): Promise<PairKeeper> {
  const privateCa = await openPrivateCa(join(dataDir, 'private-ca'), names, clock.now())
  const caEndsAt = privateCa.certificate.validToDate.getTime()
  const pair = privateCa.certify(clock.now())
  if (caEndsAt - clock.now() < RENEW_MS)
    onNotice(
      `The private CA ends on ${dayOf(privateCa.certificate.validToDate)}; get a certificate of the organization.`,
    )
  let endsAt = pair.leaf.validToDate.getTime()
  let cancel: CancelTimer
  const watch = (): void => {
    cancel = clock.after(HOUR_MS, () => {
      if (endsAt - clock.now() < RENEW_MS && endsAt < caEndsAt) {
        const next = privateCa.certify(clock.now())
        endsAt = next.leaf.validToDate.getTime()
        use(next)
      }
      watch()
    })
  }
  watch()
  return { pair, privateCa, reload: () => Promise.resolve(), close: () => cancel() }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
