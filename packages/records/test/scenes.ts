import { base64url, sha256, utf8 } from '@chancery/base'
import {
  approveApp,
  enrolDevice,
  findPerson,
  httpTransport,
  invitePerson,
  proveMessage,
  revokeDevice,
  sendText,
  synchronize,
} from '@chancery/client'
import type { SentMessage, Transport } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { InviteLink } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { makeManifest } from '../src/bundle/manifest.ts'

export type Files = Map<string, Uint8Array>

/** With everything in it that could mislead a program that looks for members instead of reading them. */
export const HINDI = 'कृपया शाखा 14 का परिपत्र आज ही भेजें। ","p":"x","t":[0,0]} \\ \\" {"m":"'
/** Takes three cells. */
export const LONG = HINDI.repeat(15)

export async function send(from: Colleague, to: Colleague, text: string): Promise<SentMessage> {
  await synchronize(from.engine)
  return sendText(from.engine, { kind: 'person', person: findPerson(from.engine, to.name) }, text)
}

/** The recipient's bundle of a message. */
export async function prove(by: Colleague, { message }: SentMessage): Promise<Files> {
  await synchronize(by.engine)
  return proveMessage(by.engine, message)
}

/** Changes the register and sends something, so that the board shows an anchor after everything before. */
export async function goOn(office: Office, from: Colleague, to: Colleague): Promise<void> {
  await office.enrol('Passer-by')
  await send(from, to, 'We go on')
}

/** Enrols somebody with a fresh invitation by any administrator. */
export async function enrolBy(inviter: Colleague, name: string, role: 'member' | 'administrator'): Promise<Colleague> {
  const invite = parseLink(formatLink(await invitePerson(inviter.engine, { role, name }))) as InviteLink
  const device = newDevice()
  const engine = await enrolDevice(device.ports, invite, { name, label: 'laptop' })
  await synchronize(inviter.engine)
  await synchronize(engine)
  return { name, engine, ...device }
}

/** A network that can be cut. */
export function cuttableNetwork(): { isCut: boolean; connect: (server: string) => Transport } {
  const network = {
    isCut: false,
    connect(server: string): Transport {
      const transport = httpTransport(server)
      const guard = <Result>(call: () => Promise<Result>): Promise<Result> =>
        network.isCut ? Promise.reject(new Error('the network was used')) : call()
      return {
        request: (request) => guard(() => transport.request(request)),
        live: (...args) => guard(() => transport.live(...args)),
      }
    },
  }
  return network
}

/** Bundles about one office, and one of another organization with the same names in it. */
export interface Scene {
  readonly organization: Uint8Array
  /** Alice to Bob: one cell; three cells; another one-cell message; one of Bob's. All with a later anchor. */
  readonly one: Files
  readonly long: Files
  readonly other: Files
  readonly bobs: Files
  /** Before Erin's device was revoked; the later anchor does not cover the revocation, or does. */
  readonly beforeRevocation: Files
  readonly besideRevocation: Files
  readonly elsewhere: Files
}

/** Plays an office with two administrators and a revocation, and makes bundles of what was said. */
export async function playScene(): Promise<Scene> {
  await using office = await openOffice()
  const { carol } = office
  const alice = await office.enrol('Alice')
  const bob = await office.enrol('Bob')
  const dave = await enrolBy(carol, 'Dave', 'administrator')
  // Neither opened nor missed in any bundle.
  await approveApp(dave.engine, base64url(sha256(utf8('an app'))), '1.4.0')
  const erin = await enrolBy(dave, 'Erin', 'member')
  const sent = [
    await send(alice, bob, HINDI),
    await send(alice, bob, LONG),
    await send(alice, bob, 'Tomorrow'),
  ] as const
  const bobs = await send(bob, alice, 'Thank you')
  const erins = await send(erin, bob, 'I signed it')
  await goOn(office, alice, bob)
  const last = await send(erin, bob, 'And this')
  await revoke(dave, erin)
  await goOn(office, alice, bob)
  return {
    organization: carol.engine.account.organization,
    one: await prove(bob, sent[0]),
    long: await prove(bob, sent[1]),
    other: await prove(bob, sent[2]),
    bobs: await prove(bob, bobs),
    beforeRevocation: await prove(bob, erins),
    besideRevocation: await prove(bob, last),
    elsewhere: await elsewhere(),
  }
}

async function revoke(administrator: Colleague, who: Colleague): Promise<void> {
  await revokeDevice(administrator.engine, who.engine.account.device)
}

/** The same message by another Alice to another Bob: Mallory has founded her own organization and gave it the same name. */
async function elsewhere(): Promise<Files> {
  await using office = await openOffice()
  const alice = await office.enrol('Alice')
  const bob = await office.enrol('Bob')
  const sent = await send(alice, bob, HINDI)
  await goOn(office, alice, bob)
  return await prove(bob, sent)
}

/** The bundle without what opens the entries of one kind. */
export function hide(bundle: Files, kind: string): Files {
  const files: Files = new Map(bundle)
  const lines = new TextDecoder().decode(files.get('register/leaves.txt')).split('\n')
  for (const [index, line] of lines.entries())
    if (line.includes(`"kind":"${kind}"`)) {
      files.delete(`register/${index}.opening`)
      files.delete(`register/${index}.key`)
    }
  const opened = [...files.keys()].flatMap((path) => /^register\/([0-9]+)\.opening$/.exec(path)?.[1] ?? [])
  const json = new TextDecoder().decode(files.get('bundle.json'))
  const sorted = opened.map(Number).sort((a, b) => a - b)
  files.set(
    'bundle.json',
    new TextEncoder().encode(json.replace(/"opened":\[[^\]]*\]/, `"opened":[${sorted.join(',')}]`)),
  )
  files.set('manifest-sha256.txt', makeManifest(files))
  return files
}
