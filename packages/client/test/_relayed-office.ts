import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@chancery/base'
import { enrolDevice, foundOrganization, invitePerson, offeredRelay, setPolicy } from '@chancery/client'
import type { Engine, OfferedRelay, PolicyTerms } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { FoundLink, InviteLink } from '@chancery/protocol'
import { startRelay } from '@chancery/relay'
import type { RelayOptions } from '@chancery/relay'
import { startServer } from '@chancery/server'
import type { ServerOptions } from '@chancery/server'
import { freePort, newDevice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'

/** An office whose board stands behind a relay: both real, in this process. */
export interface RelayedOffice extends AsyncDisposable {
  readonly carol: Colleague
  enrol(name: string, invite?: InviteLink): Promise<Colleague>
  invite(): Promise<InviteLink>
  /** The keys that the relay offers. */
  keys(): Promise<OfferedRelay>
  /** The server takes over the address of the relay, which is gone. */
  bypassRelay(): Promise<void>
  /** The board comes back with another gateway key. */
  changeGateway(): Promise<void>
  stopServer(): Promise<void>
  startServer(): Promise<void>
  stopRelay(): Promise<void>
  startRelay(): Promise<void>
}

export interface RelayedOfficeOptions {
  readonly clock?: Clock
  readonly relay?: Partial<RelayOptions>
}

/** Opens an office founded by Carol. Close it with `await using`. */
export async function openRelayedOffice({ clock, relay = {} }: RelayedOfficeOptions = {}): Promise<RelayedOffice> {
  const folder = await temporaryFolder()
  const timed = clock === undefined ? {} : { clock }
  const [boardPort, relayPort] = [await freePort(), await freePort()]
  const admission = { burst: 100_000, perSecond: 100_000 }
  const openRelay = () =>
    startRelay({
      board: `http://127.0.0.1:${boardPort}`,
      dataDir: join(folder.path, 'relay'),
      appDir: join(folder.path, 'no-app'),
      port: relayPort,
      promptMs: 5,
      admission,
      onNotice: () => undefined,
      ...timed,
      ...relay,
    })
  let box: Awaited<ReturnType<typeof openRelay>> | undefined = await openRelay()
  const { key, url, joined } = box
  const openServer = (options: Partial<ServerOptions> = { relay: key }) =>
    startServer({
      dataDir: join(folder.path, 'board'),
      appDir: join(folder.path, 'no-app'),
      port: boardPort,
      roundMs: 5,
      ...timed,
      ...options,
    })
  let server: Awaited<ReturnType<typeof openServer>> | undefined = await openServer()
  await joined
  const options = timed
  const device = newDevice(options)
  const link: FoundLink = { ...(parseLink(server.foundLink ?? '') as FoundLink), server: url }
  const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
  const engine = await foundOrganization(device.ports, link, founding)
  const office: RelayedOffice = {
    carol: { name: 'Carol', engine, ...device },
    invite: async () => parseLink(formatLink(await invitePerson(engine))) as InviteLink,
    async keys() {
      return (await offeredRelay(engine)) as OfferedRelay
    },
    async bypassRelay() {
      await office.stopRelay()
      await office.stopServer()
      server = await openServer({ port: relayPort })
    },
    async changeGateway() {
      await office.stopServer()
      const board = join(folder.path, 'board')
      const [file] = (await readdir(board)).filter((name) => name.includes('gateway'))
      await rm(join(board, file as string))
      await office.startServer()
      await office.stopRelay()
      await office.startRelay()
    },
    async enrol(name, given) {
      const invite = given ?? (await office.invite())
      const newcomer = newDevice(options)
      return {
        name,
        engine: await enrolDevice(newcomer.ports, invite, { name, label: 'laptop' }),
        ...newcomer,
      }
    },
    async stopServer() {
      await server?.close()
      server = undefined
    },
    async startServer() {
      server = await openServer()
    },
    async stopRelay() {
      await box?.close()
      box = undefined
    },
    async startRelay() {
      box = await openRelay()
      await box.joined
    },
    async [Symbol.asyncDispose]() {
      await office.stopRelay()
      await office.stopServer()
      await folder.remove()
    },
  }
  return office
}

/** Sets a policy with the two keys that the relay offers. */
export async function pinPolicy(engine: Engine, terms: PolicyTerms): Promise<void> {
  const relay = await offeredRelay(engine)
  await setPolicy(engine, { ...terms, ...relay })
}
