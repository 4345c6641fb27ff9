import { readFileSync, readdirSync } from 'node:fs'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Transfer } from '../../src/contract/topics.ts'
import type { BareOffice, Seat } from './_bare-office.ts'
import { PIN, openBareOffice, patiently } from './_bare-office.ts'

const MB = 1_000_000
const LARGE = 100 * MB

/** Memory of all processes of the browser in bytes, where there is /proc. */
function browserMemory(): number {
  let bytes = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--user-data-dir=/tmp/playwright')) continue
      const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
      bytes += Number(kilobytes ?? 0) * 1024
    } catch {
      // It has ended meanwhile.
    }
  return bytes
}

/** Attaches a file of so many bytes, all different from each other; gives how long that took until it was kept. */
function postFile(seat: Seat, conversation: string, key: string, size: number): Promise<number> {
  return seat.page.evaluate(
    async ([to, row, bytes]) => {
      const parts: Uint8Array<ArrayBuffer>[] = []
      for (let at = 0; at < bytes; at += 1_000_000) {
        const part = new Uint8Array(Math.min(1_000_000, bytes - at))
        for (let index = 0; index < part.length; index++)
          part[index] = (index * 31 + at / 1_000_000 + (index >> 8)) & 255
        parts.push(part)
      }
      const blob = new Blob(parts, { type: 'application/x-figures' })
      const attachment = { kind: 'file', name: 'figures.bin', blob } as const
      const startedAt = performance.now()
      await bare.office.postMessage({ conversation: to as never, key: row, text: '', mentions: [], attachment })
      return performance.now() - startedAt
    },
    [conversation, key, size] as const,
  )
}

/** Opens the file of a message and gives its length, type, and SHA-256. */
function openFile(
  seat: Seat,
  conversation: string,
  message: string,
): Promise<{ size: number; type: string; hash: string }> {
  return seat.page.evaluate(
    async ([from, id]) => {
      const blob = await bare.office.openAttachment({ conversation: from as never, message: id as never })
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
      return { size: blob.size, type: blob.type, hash: [...hash].join() }
    },
    [conversation, message] as const,
  )
}

async function goOffline(seat: Seat): Promise<void> {
  await seat.online()
  await seat.context.setOffline(true)
  await seat.page.waitForFunction(() => bare.topics.network?.state === 'offline')
}

const transfers = (seat: Seat): Promise<readonly Transfer[]> => seat.page.evaluate(() => bare.topics.transfers ?? [])

describeInBrowser('files between two browsers', () => {
  let office: BareOffice
  let carol: Seat
  let bob: Seat
  let conversation: string

  const lastRow = async (seat: Seat) => (await seat.rows(conversation)).findLast(({ kind }) => kind === 'text')

  beforeAll(async () => {
    office = await openBareOffice()
    carol = await office.sitDown()
    await carol.found(office.foundLink)
    bob = await office.sitDown()
    await bob.enrol(await carol.invite(), 'Bob')
    const carolAtBob = await bob.personCalled('Carol')
    await bob.post(`with.${carolAtBob}`, 'Here they come')
    conversation = await bob.conversationWith(carolAtBob)
    await carol.holds(conversation, 1)
  })
  afterAll(async () => {
    await office.expectQuiet(carol, bob)
    await office[Symbol.asyncDispose]()
  })

  it('100 MB are kept, uploaded with progress, shown without being fetched, and opened with a tap', async () => {
    const before = browserMemory()
    let most = before
    const look = setInterval(() => (most = Math.max(most, browserMemory())), 100)
    await bob.page.evaluate(() => {
      const seen: number[] = []
      Object.assign(globalThis, { seen })
      bare.office.watch('transfers', ([one]) => (one === undefined ? 0 : seen.push(one.done)))
    })
    const keptMs = await postFile(bob, conversation, 'large', LARGE)
    const mostKept = most
    await vi.waitFor(async () => expect(await lastRow(bob)).toMatchObject({ key: 'large', state: 'sent' }), {
      timeout: 150_000,
      interval: 500,
    })
    const seen = await bob.page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen)
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(await transfers(bob)).toEqual([])
    await carol.holds(conversation, 2)
    const row = await lastRow(carol)
    const attachment = { kind: 'file', name: 'figures.bin', type: 'application/x-figures', bytes: LARGE }
    expect(row?.attachment).toEqual({ ...attachment, isHere: false })
    const startedAt = performance.now()
    const opened = await openFile(carol, conversation, row?.id ?? '')
    const openedMs = performance.now() - startedAt
    clearInterval(look)
    expect(opened).toMatchObject({ size: LARGE, type: 'application/x-figures' })
    expect(opened).toEqual(await openFile(bob, conversation, row?.id ?? ''))
    await vi.waitFor(async () => expect((await lastRow(carol))?.attachment).toEqual({ ...attachment, isHere: true }))
    process.stdout.write(
      `100 MB kept in ${(keptMs / 1000).toFixed(1)} s, fetched and opened in ${(openedMs / 1000).toFixed(1)} s; memory of ` +
        `two browsers ${Math.round(before / MB)} MB before, ${Math.round(mostKept / MB)} MB at most while it was kept ` +
        `(100 MB of it the file in the page), ${Math.round(most / MB)} MB in all\n`,
    )
  }, 300_000)

  it('a file that was attached without a network waits, also while the device is locked, and then goes', async () => {
    await goOffline(bob)
    await postFile(bob, conversation, 'offline', 3 * MB)
    expect(await lastRow(bob)).toMatchObject({ key: 'offline', attachment: { isHere: true } })
    await vi.waitFor(async () =>
      expect(await transfers(bob)).toMatchObject([{ key: 'offline', direction: 'up', done: 0 }]),
    )
    await bob.page.evaluate(() => bare.office.lock())
    await bob.inPhase('locked')
    await bob.context.setOffline(false)
    await bob.load()
    await bob.page.evaluate((pin) => bare.office.unlock(pin), PIN)
    await carol.holds(conversation, 3)
    expect((await lastRow(carol))?.attachment).toMatchObject({ bytes: 3 * MB, isHere: false })
    await vi.waitFor(async () => expect(await transfers(bob)).toEqual([]), patiently)
  })

  it('what is stopped before it is sent is gone, and nobody hears of it', async () => {
    await goOffline(bob)
    await postFile(bob, conversation, 'unwanted', 2 * MB)
    await vi.waitFor(async () => expect(await transfers(bob)).toMatchObject([{ key: 'unwanted' }]))
    await bob.page.evaluate(() => bare.office.cancelTransfer('unwanted'))
    await vi.waitFor(async () => expect(await transfers(bob)).toEqual([]), patiently)
    expect((await lastRow(bob))?.key).toBe('offline')
    await bob.context.setOffline(false)
    await bob.post(conversation, 'Instead of it')
    await carol.holds(conversation, 4)
    expect((await lastRow(carol))?.text).toBe('Instead of it')
  })

  it('files of a conversation are listed, the newest first', async () => {
    const page = await carol.page.evaluate(
      (from) => bare.office.listMedia({ conversation: from as never, kind: 'file', limit: 10 }),
      conversation,
    )
    expect(page.rows.map(({ attachment }) => attachment?.bytes)).toEqual([3 * MB, LARGE])
    expect(page.isOldest).toBe(true)
  })

  it('a small file that is sent right behind a large one is read behind it, and the text that came last before both', async () => {
    const [large, small] = [20 * MB, 1000]
    await Promise.all([
      postFile(bob, conversation, 'first', large),
      postFile(bob, conversation, 'second', small),
      bob.post(conversation, 'They are on their way'),
    ])
    await carol.holds(conversation, 7)
    const rows = (await carol.rows(conversation)).filter(({ kind }) => kind === 'text').slice(-3)
    expect(rows.map(({ text, attachment }) => attachment?.bytes ?? text)).toEqual([
      'They are on their way',
      large,
      small,
    ])
  }, 60_000)
})
