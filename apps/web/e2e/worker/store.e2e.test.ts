import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { base64, fromBase64, randomBytes } from '@chancery/base'
import type { ClientStore } from '@chancery/client'
import { describeClientStore, describeInBrowser, openProfile } from '@chancery/testkit'
import type { WatchedProfile } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bundle, servePage } from './_bundle.ts'
import type { inBrowser as storeInBrowser, SentWrite } from './_store-entry.ts'

type InBrowser = typeof storeInBrowser
declare global {
  var inBrowser: InBrowser
}

let browser: WatchedProfile
let page: Page
let profile: string
let stop: () => void

beforeAll(async () => {
  const { url, server } = await servePage(await bundle(fileURLToPath(new URL('_store-entry.ts', import.meta.url))))
  profile = await mkdtemp(join(tmpdir(), 'chancery-profile-'))
  browser = await openProfile(profile)
  stop = () => server.close()
  page = browser.context.pages()[0] ?? (await browser.context.newPage())
  await page.goto(url)
  await page.addScriptTag({ url: '/entry.js', type: 'module' })
  await page.waitForFunction(() => 'inBrowser' in globalThis)
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  stop()
  await rm(profile, { recursive: true, force: true })
})

const received = (records: readonly (readonly [string, string])[]): [string, Uint8Array][] =>
  records.map(([key, value]) => [key, fromBase64(value) ?? new Uint8Array()])

/** The store in the page, as a store here. */
function proxyOf(name: string): ClientStore {
  return {
    async get(table, key) {
      const value = await page.evaluate(([n, t, k]) => inBrowser.get(n, t, k), [name, table, key] as const)
      return value === undefined ? undefined : (fromBase64(value) ?? undefined)
    },
    async entries(table) {
      return received(await page.evaluate(([n, t]) => inBrowser.entries(n, t), [name, table] as const))
    },
    async walk(table, walk) {
      return received(await page.evaluate(([n, t, w]) => inBrowser.walk(n, t, w), [name, table, walk] as const))
    },
    async commit(writes) {
      const sent = writes.map(({ table, key, value }): SentWrite => ({
        table,
        key,
        ...(value === undefined ? {} : { value: value instanceof Uint8Array ? base64(value) : value }),
      }))
      await page.evaluate(([n, w]) => inBrowser.commit(n, w), [name, sent] as const)
    },
    close: () => page.evaluate((n) => inBrowser.close(n), name),
  }
}

/** Every file of the browser's profile in which a database may lie. */
async function profileFiles(): Promise<Uint8Array[]> {
  const folder = join(profile, 'Default', 'IndexedDB')
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))))
}

let places = 0

describeInBrowser('in Chromium', () => {
  describeClientStore('in IndexedDB', async () => {
    const name = `store-${++places}`
    const key = base64(randomBytes(32))
    return {
      async open() {
        await page.evaluate(([n, k]) => inBrowser.open(n, k), [name, key] as const)
        return proxyOf(name)
      },
      async atRest() {
        const dump = fromBase64(await page.evaluate(() => inBrowser.dump())) ?? new Uint8Array()
        return [dump, ...(await profileFiles())]
      },
    }
  })

  it('shows nothing to another key', async () => {
    const [right, wrong] = [base64(randomBytes(32)), base64(randomBytes(32))]
    await page.evaluate(([k]) => inBrowser.open('keyed', k), [right] as const)
    await proxyOf('keyed').commit([{ table: 'state', key: 'one', value: Uint8Array.of(1) }])
    await proxyOf('keyed').close()
    await page.evaluate(([k]) => inBrowser.open('keyed', k), [wrong] as const)
    expect(await proxyOf('keyed').get('state', 'one')).toBeUndefined()
    expect(await proxyOf('keyed').entries('state')).toEqual([])
    await proxyOf('keyed').close()
  })

  it('does not open a row that was moved to another place or changed', async () => {
    const key = base64(randomBytes(32))
    await page.evaluate(([k]) => inBrowser.open('moved', k), [key] as const)
    const store = proxyOf('moved')
    await store.commit([
      { table: 'state', key: 'one', value: Uint8Array.of(1) },
      { table: 'state', key: 'two', value: Uint8Array.of(2) },
    ])
    await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('moved')
        request.addEventListener('success', () => resolve(request.result))
      })
      const records = database.transaction('record', 'readwrite').objectStore('record')
      const rows = await new Promise<{ v: Uint8Array }[]>((resolve) => {
        const request = records.getAll()
        request.addEventListener('success', () => resolve(request.result as { v: Uint8Array }[]))
      })
      const [first, second] = rows
      records.put({ ...first, v: second?.v })
      await new Promise((resolve) => records.transaction.addEventListener('complete', resolve))
      database.close()
    })
    await expect(store.entries('state')).rejects.toThrow('damaged')
    await store.close()
  })

  it('says that there is no space left, has changed nothing then, and goes on when there is', async () => {
    const key = base64(randomBytes(32))
    await page.evaluate(([k]) => inBrowser.open('full', k), [key] as const)
    const store = proxyOf('full')
    const cdp = await browser.context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 })
    // The browser looks at the space now and then only.
    const write = (at: number): Promise<void> =>
      store.commit([
        { table: 'state', key: 'last', value: Uint8Array.of(at) },
        { table: 'state', key: `large ${at}`, value: new Uint8Array(4 << 20) },
      ])
    let kept = 0
    const fill = async (): Promise<void> => {
      for (; kept < 100; kept++) await write(kept + 1)
    }
    const failure = await fill().catch(String)
    expect(failure).toContain('no space left')
    expect(await store.get('state', 'last')).toEqual(kept === 0 ? undefined : Uint8Array.of(kept))
    expect(await store.get('state', `large ${kept + 1}`)).toBeUndefined()
    await cdp.send('Storage.overrideQuotaForOrigin', { origin })
    await vi.waitFor(() => write(kept + 1), { timeout: 60_000, interval: 500 })
    expect(await store.get('state', 'last')).toEqual(Uint8Array.of(kept + 1))
    await store.close()
  })

  it('says that another tab holds a newer version open', async () => {
    await page.evaluate(async () => {
      const request = indexedDB.open('newer', 99)
      await new Promise((resolve) => request.addEventListener('success', resolve))
      request.result.close()
    })
    const key = base64(randomBytes(32))
    await expect(page.evaluate(([k]) => inBrowser.open('newer', k), [key] as const)).rejects.toThrow(
      'Close the other tabs',
    )
  })

  it('keeps and gives back 50,000 messages', async () => {
    const times = await page.evaluate(() => inBrowser.measure(50_000, 250))
    // The bounds are what nobody would put up with; the figures themselves are printed by the bench.
    expect(times['walkPage']).toBeLessThan(200)
    expect(times['entries']).toBeLessThan(30_000)
    expect(times['write']).toBeLessThan(120_000)
    process.stdout.write(`${JSON.stringify(times)}\n`)
  })
})
