// What is opened stands still: nothing moves on the screen but by somebody's hand, though photos come after their words.
import { stageFile, synchronize, uploadWaiting, writeLetter } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, takeOver } from '../_acts.ts'
import { drawPhoto } from '../_attaching.ts'
import { hold, makeHoldable } from '../_held-worker.ts'
import { openPastOffice, person, readAll, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { log, rowOf, settled } from '../_rows.ts'
import { watchPlaces, watchShifts } from '../_shifts.ts'
import type { WebPerson } from '../_web-office.ts'

/** Of many shapes, as telephones make them. */
const SHAPES = [
  [1600, 1200],
  [1200, 1600],
  [2000, 500],
  [120, 90],
] as const

describeInBrowser('what is opened', () => {
  let office: PastOffice
  let alice: WebPerson
  const conversations = new Map<string, ConversationId>()

  beforeAll(async () => {
    office = await openPastOffice()
    alice = await office.sitDown('Alice')
    const bob = await office.enrol('Bob', 'Loans')
    const device = await office.enrol('Alice', 'Pune branch')
    for (const [from, count] of [
      [bob, 60],
      [office.carol, 4],
    ] as const) {
      const to = await person(from, 'Alice')
      const { conversation } = await tell(from, to, `${from.name} begins`)
      conversations.set(from.name, conversation)
      for (let at = 0; at < count; at += 1)
        if (at % 3 === 1) await sendPhoto(from, conversation, at)
        else
          await tell(
            from,
            { kind: 'conversation', conversation },
            'the land record is in the file. '.repeat(1 + (at % 4)),
          )
      await tell(from, { kind: 'conversation', conversation }, `${from.name} ends`)
      await readAll(device, conversation)
    }
    await makeHoldable(alice.context)
    await takeOver(alice, await office.moveOut(device))
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  async function sendPhoto({ engine }: Colleague, conversation: ConversationId, at: number): Promise<void> {
    const [width, height] = SHAPES[at % SHAPES.length] ?? SHAPES[0]
    const { buffer } = await drawPhoto(alice, '', width / 20, height / 20)
    const file = new Blob([new Uint8Array(buffer)], { type: 'image/jpeg' })
    const vault = await stageFile(engine, file)
    await uploadWaiting(engine)
    const preview = new Uint8Array(buffer)
    const attachment = { kind: 'photo', type: file.type, size: file.size, width, height, preview, vault } as const
    await writeLetter(engine, { to: { kind: 'conversation', conversation }, tag: `photo ${at}`, text: '', attachment })
    await synchronize(engine)
  }

  it.each([
    ['that is longer than the window', 'Bob'],
    ['that has just outgrown it', 'Carol'],
  ])('D22 shifts nothing while a conversation with photos is opened and turned back, one %s', async (_, name) => {
    const page = await alice.context.newPage()
    const shifted = await watchShifts(page)
    await page.goto(new URL('/#/', alice.page.url()).href)
    await expect(page.getByRole('list', { name: alice.t('conversations.title') })).toBeVisible()
    const release = await hold(page, 'readMessages')
    await page.evaluate((fragment) => (location.hash = fragment), `#/c/${conversations.get(name)}`)
    await expect(page.getByText(alice.t('conversations.loading-messages'))).toBeAttached()
    const places = await watchPlaces(page, `${name} ends`)
    await release()
    await expect(rowOf(page, `${name} ends`)).toBeInViewport()
    await settled(page)
    // As soon as it is seen, it stands where it stays.
    expect(await places()).toHaveLength(1)
    for (let step = 0; step < 8; step++) {
      await log(page).evaluate((list) => list.scrollBy(0, -300))
      await settled(page)
    }
    expect(await shifted()).toBeLessThan(0.001)
    // The gauge works: this is what it shows where rows do shift.
    await log(page).evaluate((list) => (list.style.paddingTop = '300px'))
    await expect.poll(shifted).toBeGreaterThan(0.01)
    await page.close()
  })
})
