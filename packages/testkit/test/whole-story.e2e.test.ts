// Five people, six devices, one server: everybody writes at once while the server is killed with SIGKILL in the middle of
// sends and programs die at random commits of their stores, to be started again on what is stored.
import { randomInt } from 'node:crypto'
import type { StoredMessage } from '@chancery/client'
import type { ServerProcess } from '@chancery/testkit'
import { startServerProcess } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sent } from './_storm.ts'
import { Storm } from './_storm.ts'

const seeds = [randomInt(2 ** 31), randomInt(2 ** 31), randomInt(2 ** 31)]
const placeOf = ({ conversation, position }: StoredMessage): string => `${conversation} ${position}`

describe.each(seeds)('when the server is killed amid sends and programs die (seed %i)', (seed) => {
  let server: ServerProcess
  let storm: Storm
  /** The places of each text on any device. */
  const places = new Map<string, Set<string>>()
  const placesOf = (text: string): string[] => [...(places.get(text) ?? [])]

  beforeAll(async () => {
    server = await startServerProcess()
    storm = new Storm(server, seed)
    await storm.run()
    for (const message of [...storm.shown.values()].flat())
      if (message.text !== undefined)
        places.set(message.text, (places.get(message.text) ?? new Set()).add(placeOf(message)))
  }, 60_000)
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await storm.followed
  })

  const sentAs = (outcome: Sent['outcome']): Sent[] => storm.sent.filter((sent) => sent.outcome === outcome)

  it('that is what happened', () => {
    const deaths = storm.people.reduce((sum, desk) => sum + desk.deaths, 0)
    const count = (outcome: Sent['outcome']): string => `${sentAs(outcome).length} ${outcome}`
    process.stdout.write(
      `seed ${seed}: ${count('acknowledged')}, ${count('kept')}, ${count('refused')}, ${count('unknown')}; ` +
        `${storm.killer.kills} kills of the server, ${deaths} deaths of programs; ${places.size} texts shown\n`,
    )
    expect(storm.killer.kills).toBeGreaterThan(0)
    expect(deaths).toBeGreaterThan(0)
    expect(sentAs('acknowledged').length).toBeGreaterThan(50)
  })

  it('every text that was acknowledged stands where its sender was told, and nowhere else', () => {
    for (const { text, place } of sentAs('acknowledged'))
      expect({ text, places: placesOf(text) }).toEqual({ text, places: [place] })
  })

  it('every text that was kept went out once, and none that was refused did', () => {
    for (const { text } of sentAs('kept')) expect({ text, count: placesOf(text).length }).toEqual({ text, count: 1 })
    for (const { text } of sentAs('refused')) expect({ text, places: placesOf(text) }).toEqual({ text, places: [] })
  })

  it('a text whose sender died went out once or not at all', () => {
    for (const { text } of sentAs('unknown')) expect(placesOf(text).length).toBeLessThanOrEqual(1)
  })

  it('no device shows anything twice, and every device shows the same message at the same place', () => {
    const known = new Map<string, string>()
    for (const messages of storm.shown.values()) {
      expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
      for (const message of messages) {
        const place = known.get(message.id) ?? placeOf(message)
        expect(placeOf(message)).toBe(place)
        known.set(message.id, place)
      }
    }
    expect(new Set(known.values()).size).toBe(known.size)
  })

  it('everybody who was in a group all the time reads all of it, in the same order', () => {
    for (const { id, always } of storm.groups) {
      const lists = always.map((desk) =>
        (storm.shown.get(desk) ?? [])
          .filter(({ conversation, kind }) => conversation === id && kind === 'text')
          .map(({ position, text }) => `${position} ${text}`),
      )
      expect(lists[0]?.length).toBeGreaterThan(5)
      for (const list of lists) expect(list).toEqual(lists[0])
    }
  })

  it('a direct text is read by the two it is between, and by nobody else', () => {
    const groups = storm.groups.map(({ id }) => id)
    const readers = new Map<string, Set<string>>()
    for (const [desk, messages] of storm.shown)
      for (const { id, kind, conversation } of messages)
        if (kind === 'text' && !groups.includes(conversation))
          readers.set(id, (readers.get(id) ?? new Set()).add(desk.person))
    expect(readers.size).toBeGreaterThan(0)
    for (const people of readers.values()) expect(people.size).toBe(2)
  })

  it('nothing is left waiting, and nobody is stuck', () => {
    for (const { engine } of storm.devices) {
      expect(engine.outbox).toEqual([])
      expect([...engine.conversations.values()].filter(({ status }) => status === 'stuck')).toEqual([])
    }
  })
})
