// What becomes of a message between Enter and the record: on a slow, a broken, and no line to the server.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { expect, join, openConversation, unlock } from '../_acts.ts'
import { inWorker } from '../_in-worker.ts'
import { fallenOver, openLine, plugIn, unplug } from '../_line.ts'
import type { Line } from '../_line.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, reaches, rowsOf, talkTo, textsOf } from '../_writing.ts'
import { rowTimes } from './_row-times.ts'

const tall = { viewport: { width: 1280, height: 1600 } }

/** Something that happens when the test says so. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

describeInBrowser('sending', () => {
  let office: WebOffice
  let line: Line
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    line = await openLine(office.server.url)
    alice = await office.sitDown('Alice', tall)
    bob = await office.sitDown('Bob', { ...tall, language: 'hi' })
    await join(alice, line.over(await office.invite()))
    await join(bob, await office.invite())
    await office.command('dave', 'enrol', await office.invite(), '--name', 'Dave')
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
  })
  afterEach(() => {
    line.treat()
    line.mend()
  })
  afterAll(async () => {
    office.expectQuiet()
    await line[Symbol.asyncDispose]()
    await office[Symbol.asyncDispose]()
  })

  it('D1 shows the message within 100 ms while the server is silent, and leaves the field empty and focused', async () => {
    const answer = gate()
    line.treat(async (deliver) => {
      await answer.opened
      return deliver()
    })
    const times = await rowTimes(alice, ['one', 'two', 'three', 'four', 'five'])
    for (const text of ['one', 'two', 'three', 'four', 'five']) await reaches(alice, text, 'sending')
    await expect(fieldOf(alice)).toHaveValue('')
    await expect(fieldOf(alice)).toBeFocused()
    // The median: what else a busy machine does in between is not the app's.
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(100)
    answer.open()
    for (const text of ['one', 'two', 'three', 'four', 'five']) await isSent(alice, text)
  })

  it('D2 settles in place: the same element at the same height, once', async () => {
    const answer = gate()
    line.treat(async (deliver) => {
      await answer.opened
      return deliver()
    })
    await enter(alice, 'Stay where you are')
    await reaches(alice, 'Stay where you are', 'sending')
    const row = rowsOf(alice, 'Stay where you are')
    const element = await row.elementHandle()
    const place = await row.boundingBox()
    answer.open()
    await isSent(alice, 'Stay where you are')
    expect(await row.evaluate((now, before) => now === before, element)).toBe(true)
    expect(await row.boundingBox()).toEqual(place)
    await expect(row).toHaveCount(1)
  })

  it('D3 keeps the order of twenty fast messages on both screens, however slow each answer is', async () => {
    const words = Array.from({ length: 20 }, (_, at) => `number ${at + 1} of 20`)
    let turn = 0
    line.treat(async (deliver) => {
      await new Promise((resolve) => setTimeout(resolve, [180, 20, 90, 0, 140][turn++ % 5]))
      return deliver()
    })
    for (const text of words) await enter(alice, text)
    await expect.poll(() => textsOf(alice).then((all) => all.slice(-20))).toEqual(words)
    await isSent(alice, 'number 20 of 20')
    for (const person of [alice, bob])
      await expect.poll(() => textsOf(person).then((all) => all.slice(-20))).toEqual(words)
  })

  it('D4 says beside the message that it was not sent, and Retry sends it once', async () => {
    const { page, t } = alice
    line.treat(async () => fallenOver)
    await enter(alice, 'Try me again')
    await reaches(alice, 'Try me again', 'failed')
    const row = rowsOf(alice, 'Try me again')
    await expect(row.getByText(t('conversations.state.failed'))).toBeVisible()
    await expect(row.getByRole('button', { name: t('conversations.discard') })).toBeVisible()
    line.treat()
    await row.getByRole('button', { name: t('conversations.retry') }).click()
    await isSent(alice, 'Try me again')
    await enter(alice, 'Behind it')
    await expect(rowsOf(bob, 'Behind it')).toBeVisible()
    await expect(rowsOf(bob, 'Try me again')).toHaveCount(1)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  it('D4 takes back a message that was not sent, and nobody ever sees it', async () => {
    line.treat(async () => fallenOver)
    await enter(alice, 'Better not said')
    await reaches(alice, 'Better not said', 'failed')
    line.treat()
    await rowsOf(alice, 'Better not said')
      .getByRole('button', { name: alice.t('conversations.discard') })
      .click()
    await expect(rowsOf(alice, 'Better not said')).toHaveCount(0)
    await enter(alice, 'Said instead')
    await expect(rowsOf(bob, 'Said instead')).toBeVisible()
    await expect(rowsOf(bob, 'Better not said')).toHaveCount(0)
  })

  it('D4 doubles nothing that the server took and then fell over', async () => {
    line.treat(async (deliver) => {
      await deliver()
      return fallenOver
    })
    await enter(alice, 'Taken, and then the crash')
    await isSent(alice, 'Taken, and then the crash')
    line.treat()
    await enter(alice, 'After the crash')
    await expect(rowsOf(bob, 'After the crash')).toBeVisible()
    await expect(rowsOf(bob, 'Taken, and then the crash')).toHaveCount(1)
    await expect(rowsOf(alice, 'Taken, and then the crash')).toHaveCount(1)
  })

  it('D5 keeps what is written without a network, over a reload, and sends it in order without a click', async () => {
    const { page, context, t } = alice
    const words = ['offline one', 'offline two', 'offline three']
    const sign = page
      .getByRole('region', { name: t('frame.list') })
      .getByRole('status')
      .filter({ hasText: t('frame.offline') })
    await unplug(context, line)
    await expect(sign).toBeVisible()
    for (const text of words) await enter(alice, text)
    for (const text of words) {
      await reaches(alice, text, 'waiting')
      await expect(rowsOf(alice, text).getByText(t('conversations.state.waiting'))).toBeVisible()
    }
    await page.reload()
    await expect(sign).toBeVisible()
    for (const text of words) await reaches(alice, text, 'waiting')
    await plugIn(context, line)
    for (const text of words) await isSent(alice, text)
    await expect(sign).toHaveCount(0)
    for (const person of [alice, bob])
      await expect.poll(() => textsOf(person).then((all) => all.slice(-3))).toEqual(words)
  })

  it('D6 tells with different words how far a message has come: on its way, sent, delivered, read', async () => {
    const answer = gate()
    line.treat(async (deliver) => {
      await answer.opened
      return deliver()
    })
    await talkTo(alice, 'Dave')
    await enter(alice, 'How far?')
    await reaches(alice, 'How far?', 'sending')
    answer.open()
    await reaches(alice, 'How far?', 'sent')
    // Dave's device has it now; he writes without having looked.
    await office.command('dave', 'send', 'In a meeting', '--to', 'Alice')
    await reaches(alice, 'How far?', 'delivered')
    await office.command('dave', 'read')
    await office.command('dave', 'send', 'Now I have read it', '--to', 'Alice')
    await reaches(alice, 'How far?', 'read')
    const states = ['waiting', 'sending', 'failed', 'sent', 'delivered', 'read'] as const
    for (const { t } of [alice, bob])
      expect(new Set(states.map((state) => t(`conversations.state.${state}`))).size).toBe(states.length)
    await openConversation(alice, 'Bob')
  })

  it('D7 sends once when Enter is pressed twice', async () => {
    await fieldOf(alice).fill('Only once')
    await Promise.all([alice.page.keyboard.press('Enter'), alice.page.keyboard.press('Enter')])
    await isSent(alice, 'Only once')
    await expect(rowsOf(bob, 'Only once')).toHaveCount(1)
    await enter(alice, 'And then this')
    await expect(rowsOf(bob, 'And then this')).toBeVisible()
    await expect(rowsOf(bob, 'Only once')).toHaveCount(1)
  })

  it('loses nothing and doubles nothing when page and worker end between Enter and the answer', async () => {
    const { page, t } = alice
    const words = ['Taken while I was killed', 'Written before the answer']
    const asked = gate()
    const answer = gate()
    line.treat(async (deliver) => {
      const said = await deliver()
      asked.open()
      await answer.opened
      return said
    })
    await enter(alice, 'Taken while I was killed')
    await asked.opened
    await page.reload()
    await enter(alice, 'Written before the answer')
    // The worker has it: its list says so.
    const list = page.getByRole('list', { name: t('conversations.title') })
    await expect(list.getByRole('link', { name: /Written before the answer/ })).toBeVisible()
    await inWorker(alice, 'self.close()')
    await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
    answer.open()
    line.treat()
    await unlock(alice)
    for (const text of words) await isSent(alice, text)
    await enter(alice, 'Still here')
    await expect(rowsOf(bob, 'Still here')).toBeVisible()
    for (const person of [alice, bob])
      await expect.poll(() => textsOf(person).then((all) => all.slice(-3))).toEqual([...words, 'Still here'])
  })
})
