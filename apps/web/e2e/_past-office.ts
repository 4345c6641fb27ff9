import {
  createGroup,
  enrolDevice,
  findPerson,
  invitePerson,
  markRead,
  packDevice,
  pageMessages,
  sendText,
  synchronize,
} from '@chancery/client'
import type { Recipient } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { formatLink } from '@chancery/protocol'
import { ShiftedClock, newDevice, openBrowser, openOffice } from '@chancery/testkit'
import type { Colleague, Office, WatchedBrowser } from '@chancery/testkit'
import { expect } from 'vitest'
import { sitDownAt } from './_web-office.ts'
import type { PersonOptions, WebPerson } from './_web-office.ts'

const DAY_MS = 86_400_000

/** An office with a past: a real server and real devices in this process, on a clock that begins some days ago. */
export interface PastOffice extends AsyncDisposable {
  readonly office: Office
  readonly carol: Colleague
  readonly watched: WatchedBrowser
  /** Puts the office’s clock to this many days before today. It never goes back. */
  setDaysAgo(days: number): void
  enrol(name: string, office?: string): Promise<Colleague>
  sitDown(name: string, options?: PersonOptions): Promise<WebPerson>
  /** A link that opens the office in a browser as this colleague, with all that they have read so far. */
  moveOut(colleague: Colleague): Promise<string>
  expectQuiet(): void
}

/** Opens it at so many days before today. Close it with `await using`. */
export async function openPastOffice(daysAgo = 0): Promise<PastOffice> {
  const clock = new ShiftedClock()
  clock.shiftMs = -daysAgo * DAY_MS
  const office = await openOffice({ clock, roundMs: 20 })
  const watched = await openBrowser()
  return {
    office,
    carol: office.carol,
    watched,
    setDaysAgo(days) {
      clock.shiftMs = Math.max(clock.shiftMs, -days * DAY_MS)
    },
    async enrol(name, place) {
      const device = newDevice({ clock })
      const who = { name, label: 'office laptop', ...(place === undefined ? {} : { office: place }) }
      return { name, engine: await enrolDevice(device.ports, await invitePerson(office.carol.engine), who), ...device }
    },
    sitDown: (name, options) => sitDownAt(watched, name, options),
    async moveOut({ engine, store }) {
      await synchronize(engine)
      return formatLink(await packDevice(engine, () => store.records()))
    },
    expectQuiet() {
      expect(watched.complaints).toEqual([])
      expect(watched.foreign).toEqual([])
    },
    async [Symbol.asyncDispose]() {
      await watched[Symbol.asyncDispose]()
      await office[Symbol.asyncDispose]()
    },
  }
}

/** Somebody of this name, as this colleague’s device knows them now. */
export async function person({ engine }: Colleague, name: string): Promise<Recipient> {
  await synchronize(engine)
  return { kind: 'person', person: findPerson(engine, name) }
}

/** Makes a group with people by their names. */
export async function group({ engine }: Colleague, name: string, people: readonly string[]): Promise<Recipient> {
  await synchronize(engine)
  const conversation = await createGroup(
    engine,
    name,
    people.map((one) => findPerson(engine, one)),
  )
  return { kind: 'conversation', conversation }
}

/** Says all of it, one after the other. */
export async function tell({ engine }: Colleague, to: Recipient, ...texts: readonly string[]): Promise<Told> {
  await synchronize(engine)
  const messages: MessageId[] = []
  let at = to
  for (const text of texts) {
    const { conversation, message } = await sendText(engine, at, text)
    at = { kind: 'conversation', conversation }
    messages.push(message)
  }
  if (at.kind !== 'conversation') throw new TypeError('tell: nothing was said')
  return { conversation: at.conversation, messages }
}

/** What was said, and where. */
export interface Told {
  readonly conversation: ConversationId
  readonly messages: readonly MessageId[]
}

/** Takes in what there is, and has read it. */
export async function readAll({ engine }: Colleague, conversation: ConversationId): Promise<void> {
  await synchronize(engine)
  const { messages } = await pageMessages(engine, conversation, { at: 'end' }, 1)
  const newest = messages.at(-1)
  if (newest !== undefined) await markRead(engine, conversation, newest.position)
}
