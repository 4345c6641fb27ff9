import { meaningOf } from './channels.ts'
import type { Channel } from './channels.ts'
import { isoWeek } from './log-time.ts'
import type { Lookup } from './lookup.ts'
import { isInside, parseAddress } from './site.ts'
import type { Site } from './site.ts'
import { USE_KINDS, useOf } from './use-kind.ts'
import type { UseKind } from './use-kind.ts'

/** The use of one channel at one site in one week. */
export interface ChannelUse {
  readonly site: string
  /** ISO 8601, such as `2026-W48`. */
  readonly week: string
  readonly channel: string
  readonly name: string
  readonly group: string
  /** Hours in which a device asked for the channel at least once, added over all devices. */
  readonly clientHours: number
  /** The same by what the hosts are for; an hour may count for several kinds. */
  readonly uses: Readonly<Partial<Record<UseKind, number>>>
  /** Different devices; left out where there are so few that it would be about somebody. */
  readonly clients?: number
  /** Requests that a proxy refused; they count for no hour. */
  readonly refused: number
}

/** A resolver that was asked over HTTPS or TLS; what it was asked for cannot be seen. */
export interface HiddenResolver {
  readonly host: string
  readonly clientHours: number
}

export interface ShadowUse {
  /** By site, week, and hours, the most first. */
  readonly uses: readonly ChannelUse[]
  readonly hidden: readonly HiddenResolver[]
  /** All that was seen, of any host, in milliseconds. */
  readonly first?: number
  readonly last?: number
  /** Hosts of channels that were seen, for block lists. */
  readonly hosts: readonly string[]
  /** There was more than is held: every count is the least that it can be. */
  readonly isCut: boolean
}

export interface ShadowOptions {
  /** Without sites all addresses are one. The first site that has an address is its site. */
  readonly sites?: readonly Site[]
  /** Ids of channels that the organization uses itself. */
  readonly official?: readonly string[]
}

/** The name of everything, and of what belongs to no site. */
const EVERYWHERE = 'all'
const ELSEWHERE = 'elsewhere'
const HOUR = 3_600_000
/** So that no number is about one or two people. */
const FEWEST_CLIENTS = 5
const MOST_CLIENT_HOURS = 10_000_000
const MOST_COUNTERS = 20_000
const MOST_CLIENTS = 1_000_000
const MOST_HOSTS = 20_000
/** Hours since 1970 until the year 2400. */
const HOURS = 4_000_000

interface Counter {
  readonly site: string
  readonly week: string
  readonly channel: Channel
  readonly hours: Map<UseKind | 'any', Set<number>>
  readonly clients: Set<number>
  refused: number
}

/** Counts the use of channels, lookup by lookup. Who asked is forgotten in what it tells. */
export class ShadowCounter {
  readonly #sites: readonly Site[]
  readonly #official: ReadonlySet<string>
  readonly #clients = new Map<string, { readonly number: number; readonly site: string }>()
  readonly #counters = new Map<string, Counter>()
  readonly #hidden = new Map<string, Set<number>>()
  readonly #hosts = new Set<string>()
  #held = 0
  #isCut = false
  #first = Number.POSITIVE_INFINITY
  #last = Number.NEGATIVE_INFINITY

  constructor({ sites = [], official = [] }: ShadowOptions = {}) {
    this.#sites = sites
    this.#official = new Set(official)
  }

  add({ at, client, host, mark }: Lookup): void {
    this.#first = Math.min(this.#first, at)
    this.#last = Math.max(this.#last, at)
    const meaning = meaningOf(host)
    if (mark === 'dns-over-tls' || meaning?.kind === 'hidden resolver') this.#addHidden(at, client, host)
    else if (meaning?.kind === 'channel' && !this.#official.has(meaning.channel.id)) {
      const { number, site } = this.#clientOf(client)
      const counter = this.#counterOf(site, isoWeek(at), meaning.channel)
      if (counter === undefined) return
      if (mark === 'refused') {
        counter.refused++
        return
      }
      if (this.#hosts.size < MOST_HOSTS) this.#hosts.add(host)
      counter.clients.add(number)
      const hour = number * HOURS + Math.floor(at / HOUR)
      for (const kind of ['any', useOf(host, meaning.channel)] as const) this.#hold(counter.hours, kind, hour)
    }
  }

  #addHidden(at: number, client: string, host: string): void {
    if (this.#hidden.size < MOST_HOSTS || this.#hidden.has(host))
      this.#hold(this.#hidden, host, this.#clientOf(client).number * HOURS + Math.floor(at / HOUR))
    else this.#isCut = true
  }

  #hold<Key>(map: Map<Key, Set<number>>, key: Key, hour: number): void {
    const hours = map.get(key) ?? new Set()
    map.set(key, hours)
    if (hours.has(hour)) return
    if (this.#held >= MOST_CLIENT_HOURS) {
      this.#isCut = true
      return
    }
    hours.add(hour)
    this.#held++
  }

  #clientOf(client: string): { readonly number: number; readonly site: string } {
    const known = this.#clients.get(client)
    if (known !== undefined) return known
    const made = { number: this.#clients.size, site: this.#siteOf(client) }
    if (this.#clients.size < MOST_CLIENTS) this.#clients.set(client, made)
    else this.#isCut = true
    return made
  }

  #siteOf(client: string): string {
    if (this.#sites.length === 0) return EVERYWHERE
    const address = parseAddress(client)
    if (address === undefined) return ELSEWHERE
    return this.#sites.find(({ networks }) => networks.some((network) => isInside(address, network)))?.name ?? ELSEWHERE
  }

  #counterOf(site: string, week: string, channel: Channel): Counter | undefined {
    const key = `${week} ${channel.id} ${site}`
    const known = this.#counters.get(key)
    if (known !== undefined) return known
    if (this.#counters.size >= MOST_COUNTERS) {
      this.#isCut = true
      return undefined
    }
    const made: Counter = { site, week, channel, hours: new Map(), clients: new Set(), refused: 0 }
    this.#counters.set(key, made)
    return made
  }

  /** What has been counted so far. */
  result(): ShadowUse {
    const uses = [...this.#counters.values()].map(useOfCounter).toSorted(byPlaceAndHours)
    const hidden = [...this.#hidden].map(([host, hours]) => ({ host, clientHours: hours.size }))
    return {
      uses,
      hidden: hidden.toSorted((one, other) => other.clientHours - one.clientHours || compare(one.host, other.host)),
      ...(this.#first <= this.#last && { first: this.#first, last: this.#last }),
      hosts: [...this.#hosts].toSorted(compare),
      isCut: this.#isCut,
    }
  }
}

function useOfCounter({ site, week, channel, hours, clients, refused }: Counter): ChannelUse {
  const uses = USE_KINDS.flatMap((kind) => (hours.has(kind) ? [[kind, hours.get(kind)?.size ?? 0] as const] : []))
  return {
    site,
    week,
    channel: channel.id,
    name: channel.name,
    group: channel.group,
    clientHours: hours.get('any')?.size ?? 0,
    uses: Object.fromEntries(uses),
    ...(clients.size >= FEWEST_CLIENTS && { clients: clients.size }),
    refused,
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function byPlaceAndHours(one: ChannelUse, other: ChannelUse): number {
  return (
    compare(one.site, other.site) ||
    compare(one.week, other.week) ||
    other.clientHours - one.clientHours ||
    compare(one.channel, other.channel)
  )
}
