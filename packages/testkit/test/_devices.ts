import {
  collectDevice,
  evaluatePepper,
  httpTransport,
  keepPepper,
  makePepper,
  packDevice,
  synchronize,
} from '@chancery/client'
import { generateStorageKey, openStorageKey, sealStorageKey } from '@chancery/crypto'
import type { StorageLock } from '@chancery/crypto'
import { formatLink, parseLink } from '@chancery/protocol'
import type { MoveLink } from '@chancery/protocol'
import type { Colleague, Sentinel } from '@chancery/testkit'
import { coinWord, newDevice, textSentinel } from '@chancery/testkit'
import type { Story } from './_story.ts'

/** A device that is opened by a PIN. */
export interface LockedDevice {
  readonly owner: string
  readonly lock: StorageLock
  readonly key: Uint8Array
}

/** Cheap: how long a guess takes is not what is looked at here. */
const COST = { memoryKib: 64, passes: 1, lanes: 1 }

/** Everybody locks their device by a PIN and the server’s pepper, and opens it: once after a wrong try. */
export async function lockEverybody(story: Story): Promise<LockedDevice[]> {
  return Promise.all(story.people.map((owner, at) => lockDevice(story, owner, at % 2 === 0 ? 'Latin' : 'Devanagari')))
}

async function lockDevice(
  story: Story,
  { name, engine }: Colleague,
  script: 'Latin' | 'Devanagari',
): Promise<LockedDevice> {
  const pin = coinWord(script)
  const key = generateStorageKey()
  const transport = httpTransport(story.server.url)
  const ref = await makePepper(engine.api)
  const pepper = await evaluatePepper(transport, ref, pin)
  const lock = await sealStorageKey(key, { kind: 'pin', pin, pepper }, COST)
  await keepPepper(engine.api, ref)
  const wrong = coinWord(script)
  await evaluatePepper(transport, ref, wrong)
  const again = await evaluatePepper(transport, ref, pin)
  const opened = await openStorageKey(lock, { kind: 'pin', pin, pepper: again })
  if (opened === undefined || Buffer.compare(opened, key) !== 0) throw new Error(`${name}’s PIN does not open`)
  story.words.push(textSentinel(`PIN of ${name}`, pin), textSentinel(`wrong PIN of ${name}`, wrong))
  const secrets: Sentinel[] = [
    { what: `storage key of ${name}`, bytes: key },
    { what: `pepper output of ${name}`, bytes: pepper.output },
  ]
  story.secrets.push(...secrets)
  return { owner: name, lock, key }
}

/** Somebody goes on in another browser; what the server carried over stays with it for ten minutes. */
export async function moveDevice(story: Story, name: string): Promise<void> {
  const old = story.colleague(name)
  await synchronize(old.engine)
  const link = parseLink(formatLink(await packDevice(old.engine, () => old.store.records()))) as MoveLink
  story.secrets.push({ what: `parcel key of ${name}`, bytes: link.key })
  const device = newDevice()
  story.people[story.people.indexOf(old)] = { name, ...device, engine: await collectDevice(device.ports, link) }
}
