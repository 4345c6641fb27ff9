import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { formatLink } from '@chancery/protocol'
import { openBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess, WatchedBrowser } from '@chancery/testkit'
import { expect } from 'vitest'
import type { Language } from '../src/messenger/language/locale.ts'
import type { Words } from '../src/messenger/language/words.ts'
import { wordsOf } from './_words.ts'

const COMMAND = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url))
const PIN = 'a pin of mine'

/** A person at a browser of their own, in the language that they read. */
export interface WebPerson {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  readonly language: Language
  /** What the screen calls a thing. */
  readonly t: Words['t']
}

export interface PersonOptions extends BrowserContextOptions {
  readonly language?: Language
}

/** A real server, a command line, and a watched browser. */
export interface WebOffice extends AsyncDisposable {
  readonly server: ServerProcess
  readonly watched: WatchedBrowser
  readonly foundLink: string
  readonly pin: string
  /** Runs one `chancery` command as somebody who sits at a terminal; gives its last line of JSON. */
  command(name: string, ...args: readonly string[]): Promise<Record<string, string>>
  /** Founds the organization on Carol’s command line. */
  found(): Promise<void>
  /** A fresh invite link from Carol’s command line. */
  invite(...terms: readonly string[]): Promise<string>
  /** A browser profile with one open page, at the server’s address. */
  sitDown(name: string, options?: PersonOptions): Promise<WebPerson>
  /** Fails if any page complained, or if anything asked another machine. */
  expectQuiet(): void
}

/** Somebody with a browser profile of their own, one page open, in India. */
export async function sitDownAt(
  watched: WatchedBrowser,
  name: string,
  { language = 'en', ...options }: PersonOptions = {},
): Promise<WebPerson> {
  const locale = `${language}-IN`
  const size = { width: 1280, height: 800 }
  const context = await watched.newContext({ locale, timezoneId: 'Asia/Kolkata', viewport: size, ...options })
  return { name, context, page: await context.newPage(), language, t: wordsOf(language) }
}

/** Opens an office without an organization, with a browser that has these flags. Close it with `await using`. */
export async function openWebOffice(flags: readonly string[] = []): Promise<WebOffice> {
  const server = await startServerProcess({ roundMs: 20 })
  const watched = await openBrowser(flags)
  const homes = await mkdtemp(join(tmpdir(), 'chancery-homes-'))
  const command: WebOffice['command'] = async (name, ...args) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [COMMAND, ...args, '--home', join(homes, name), '--json'],
      { env: { ...process.env, CHANCERY_PIN: PIN } },
    )
    return JSON.parse(stdout.trim().split('\n').at(-1) || '{}') as Record<string, string>
  }
  return {
    server,
    watched,
    foundLink: formatLink(server.foundLink),
    pin: PIN,
    command,
    async found() {
      const link = formatLink(server.foundLink)
      await command('carol', 'found', link, '--organization', 'Bank of Examples', '--name', 'Carol')
    },
    async invite(...terms) {
      const { invite } = await command('carol', 'invite', ...terms)
      return invite ?? ''
    },
    sitDown: (name, options) => sitDownAt(watched, name, options),
    expectQuiet() {
      expect(watched.complaints).toEqual([])
      expect(watched.foreign).toEqual([])
    },
    async [Symbol.asyncDispose]() {
      await watched[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      await rm(homes, { recursive: true, force: true })
    },
  }
}
