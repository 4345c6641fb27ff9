import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { formatLink } from '@chancery/protocol'
import { openBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess, WatchedBrowser } from '@chancery/testkit'
import { build } from 'vite'
import { expect } from 'vitest'
import { appManifestPlugin } from '../../build/app-manifest-plugin.ts'
import type { LockSecret } from '../../src/contract/calls.ts'
import type { Office } from '../../src/contract/office.ts'
import type { createPasskey, usePasskey } from '../../src/messenger/start/passkey.ts'
import type { ConversationRow, MessageRow, OfficeEvent, Topics } from '../../src/contract/topics.ts'

declare global {
  /** Put there by `bare/bare.ts`. */
  var bare: {
    readonly office: Office
    readonly topics: { readonly [Name in keyof Topics]?: Topics[Name] }
    readonly events: OfficeEvent[]
    readonly createPasskey: typeof createPasskey
    readonly usePasskey: typeof usePasskey
  }
}

/** How long to wait for what a server and two browsers have to do with each other. */
export const patiently = { timeout: 40_000, interval: 100 }

export const PIN = { way: 'pin', pin: 'a pin of mine' } as const satisfies LockSecret

/** Builds the page that has a worker and no interface, as the real page is built. */
async function buildBareApp(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'chancery-bare-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('bare', import.meta.url)),
    logLevel: 'error',
    plugins: [appManifestPlugin()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  return outDir
}

/** A real server that serves the bare page under the real policy, and a watched browser. */
export interface BareOffice extends AsyncDisposable {
  readonly server: ServerProcess
  readonly watched: WatchedBrowser
  /** `http://localhost:…`: passkeys want a name. */
  readonly origin: string
  readonly foundLink: string
  /** `script` runs in every page before anything of ours. */
  sitDown(options?: BrowserContextOptions, script?: string): Promise<Seat>
  /** Fails if a page or a worker complained, or if anything asked another machine. */
  expectQuiet(...seats: readonly Seat[]): Promise<void>
}

export async function openBareOffice(): Promise<BareOffice> {
  const appDir = await buildBareApp()
  const server = await startServerProcess({ roundMs: 20, appDir })
  const watched = await openBrowser()
  const origin = server.url.replace('127.0.0.1', 'localhost')
  return {
    server,
    watched,
    origin,
    foundLink: formatLink({ ...server.foundLink, server: origin }),
    async sitDown(options, script) {
      const context = await watched.newContext(options)
      if (script !== undefined) await context.addInitScript(script)
      return Seat.open(origin, context)
    },
    async expectQuiet(...seats) {
      for (const seat of seats) expect(await seat.surprises()).toEqual([])
      expect(watched.complaints).toEqual([])
      expect(watched.foreign).toEqual([])
    },
    async [Symbol.asyncDispose]() {
      await watched[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      await rm(appDir, { recursive: true, force: true })
    },
  }
}

type CallName = Exclude<keyof Office, 'watch' | 'onEvent'>

/** A person at a browser profile of their own. */
export class Seat {
  readonly context: BrowserContext
  readonly origin: string
  page: Page

  private constructor(origin: string, context: BrowserContext, page: Page) {
    this.origin = origin
    this.context = context
    this.page = page
  }

  static async open(origin: string, context: BrowserContext): Promise<Seat> {
    const seat = new Seat(origin, context, await context.newPage())
    await seat.load()
    return seat
  }

  /** Another tab of the same profile. */
  async secondTab(): Promise<Seat> {
    const tab = new Seat(this.origin, this.context, await this.context.newPage())
    await tab.load()
    return tab
  }

  async load(): Promise<void> {
    await this.page.goto(`${this.origin}/`)
    await this.page.waitForFunction(() => 'bare' in globalThis)
  }

  async found(link: string, lock: LockSecret = PIN): Promise<void> {
    const input = { link, organization: 'Bank of Examples', name: 'Carol', deviceLabel: 'desk', lock }
    await this.page.evaluate((given) => bare.office.foundOrganization(given), input)
    await this.inPhase('open')
  }

  async enrol(link: string, name: string, lock: LockSecret = PIN): Promise<void> {
    const input = { link, name, office: 'Narmada branch', deviceLabel: 'phone', lock }
    await this.page.evaluate((given) => bare.office.enrolDevice(given), input)
    await this.inPhase('open')
  }

  async invite(): Promise<string> {
    const { link } = await this.page.evaluate(() => bare.office.invitePerson({}))
    return link
  }

  async inPhase(phase: string): Promise<void> {
    await this.page.waitForFunction((wanted) => bare.topics.session?.phase === wanted, phase)
  }

  async online(): Promise<void> {
    await this.page.waitForFunction(() => bare.topics.network?.state === 'online')
  }

  /** The code of what goes wrong when this call is made; nothing when it goes well. */
  failure<Name extends CallName>(name: Name, ...input: Parameters<Office[Name]>): Promise<string | undefined> {
    return this.page.evaluate(
      async ([call, values]) => {
        try {
          await (bare.office[call] as (...all: unknown[]) => Promise<unknown>)(...values)
          return undefined
        } catch (error) {
          return (error as { code?: string }).code ?? String(error)
        }
      },
      [name, input as unknown[]] as const,
    )
  }

  /** Notices of what nobody foresaw: there must be none. */
  surprises(): Promise<readonly OfficeEvent[]> {
    return this.page.evaluate(() =>
      bare.events.filter((event) => event.kind === 'notice' && event.code === 'worker/unexpected'),
    )
  }

  personCalled(name: string): Promise<string> {
    return this.page
      .waitForFunction((wanted) => bare.topics.people?.find((one) => one.name === wanted)?.person, name)
      .then((handle) => handle.jsonValue() as Promise<string>)
  }

  /** Writes to a person or into a conversation; gives the row's key. */
  post(conversation: string, text: string): Promise<string> {
    return this.page.evaluate(
      async ([to, words]) => {
        const key = crypto.randomUUID()
        await bare.office.postMessage({
          conversation: to as ConversationRow['key'],
          key,
          text: words,
          mentions: [],
        })
        return key
      },
      [conversation, text] as const,
    )
  }

  /** All rows of a conversation, as they stand. */
  rows(conversation: string): Promise<readonly MessageRow[]> {
    return this.page.evaluate(async (key) => {
      const { rows } = await bare.office.readMessages({
        conversation: key as ConversationRow['key'],
        slice: { at: 'end' },
        limit: 200,
      })
      return rows
    }, conversation)
  }

  async texts(conversation: string): Promise<string[]> {
    return (await this.rows(conversation)).flatMap(({ text }) => (text === undefined ? [] : [text]))
  }

  /** Waits until the conversation holds so many texts, all of them on the board. */
  async holds(conversation: string, count: number): Promise<void> {
    const isThere = await this.page.evaluate(
      async ([key, wanted, patience]) => {
        const input = { conversation: key as never, slice: { at: 'end' }, limit: 500 } as const
        const end = Date.now() + patience
        while (Date.now() < end) {
          const { rows } = await bare.office.readMessages(input)
          if (rows.filter(({ kind, position }) => kind === 'text' && position !== undefined).length === wanted)
            return true
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        return false
      },
      [conversation, count, patiently.timeout] as const,
    )
    if (!isThere) throw new Error(`There are not ${count} texts: ${(await this.texts(conversation)).join(' | ')}`)
  }

  conversations(): Promise<readonly ConversationRow[]> {
    return this.page.evaluate(() => bare.topics.conversations ?? [])
  }

  /** The conversation with a person, once there is one. */
  conversationWith(person: string): Promise<string> {
    return this.page
      .waitForFunction(
        (wanted) =>
          bare.topics.conversations?.find((row) => row.person === wanted && !row.key.startsWith('with.'))?.key,
        person,
      )
      .then((handle) => handle.jsonValue() as Promise<string>)
  }
}
