// Several tabs of one person: one device, one lock, the same rows.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect, join, openConversation, unlock } from '../_acts.ts'
import { inWorker } from '../_in-worker.ts'
import { openLine } from '../_line.ts'
import type { Line } from '../_line.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, reaches, rowsOf, talkTo, textsOf } from '../_writing.ts'

/** Another tab of the same browser. */
async function secondTab(person: WebPerson): Promise<WebPerson> {
  const page = await person.context.newPage()
  await page.goto(new URL('/', person.page.url()).href)
  return { ...person, page }
}

describeInBrowser('two tabs', () => {
  describe.each(['en', 'hi'] as const)('in %s', (language) => {
    let office: WebOffice
    let line: Line
    let first: WebPerson
    let second: WebPerson
    let bob: WebPerson
    const lockOf = ({ page, t }: WebPerson) => page.getByRole('heading', { name: t('start.locked.title') })

    beforeAll(async () => {
      office = await openWebOffice()
      await office.found()
      line = await openLine(office.server.url)
      first = await office.sitDown('Alice', { language })
      bob = await office.sitDown('Bob')
      await join(first, line.over(await office.invite()))
      await join(bob, await office.invite())
      await talkTo(first, 'Bob')
      await enter(first, 'From the first tab')
      await isSent(first, 'From the first tab')
    })
    afterAll(async () => {
      office.expectQuiet()
      await line[Symbol.asyncDispose]()
      await office[Symbol.asyncDispose]()
    })

    it('the second opens without being unlocked', async () => {
      second = await secondTab(first)
      await openConversation(second, 'Bob')
      expect(await textsOf(second)).toEqual(['From the first tab'])
    })

    it('both show the same rows, as they come and on their way', async () => {
      await openConversation(bob, 'Alice')
      await enter(bob, 'To both of them')
      for (const tab of [first, second]) await expect(rowsOf(tab, 'To both of them')).toBeVisible()
      const { promise: released, resolve: release } = Promise.withResolvers<void>()
      line.treat(async (deliver) => {
        await released
        return deliver()
      })
      await enter(second, 'From the second tab')
      for (const tab of [first, second]) await reaches(tab, 'From the second tab', 'sending')
      release()
      line.treat()
      for (const tab of [first, second]) {
        await isSent(tab, 'From the second tab')
        await expect.poll(() => textsOf(tab)).toEqual(['From the first tab', 'To both of them', 'From the second tab'])
      }
    })

    it('the lock of one locks the other, and so does the key', async () => {
      await second.page
        .getByRole('button', { name: second.t('frame.lock') })
        .first()
        .click()
      for (const tab of [first, second]) {
        await expect(lockOf(tab)).toBeVisible()
        await expect(rowsOf(tab)).toHaveCount(0)
      }
      await unlock(first)
      for (const tab of [first, second]) {
        await expect(lockOf(tab)).toHaveCount(0)
        await expect(rowsOf(tab, 'From the second tab')).toBeVisible()
      }
    })

    it('the second goes on when the first is closed', async () => {
      await first.page.close()
      await enter(second, 'Alone now')
      await isSent(second, 'Alone now')
      await expect(rowsOf(bob, 'Alone now')).toBeVisible()
      first = await secondTab(second)
      await openConversation(first, 'Bob')
      await expect(rowsOf(first, 'Alone now')).toBeVisible()
    })

    it('both find their way when what they share has ended by accident', async () => {
      await inWorker(first, 'self.close()')
      for (const tab of [first, second]) await expect(lockOf(tab)).toBeVisible()
      await unlock(second)
      for (const tab of [first, second]) await expect(fieldOf(tab)).toBeVisible()
      await enter(first, 'As before')
      for (const tab of [first, second]) await isSent(tab, 'As before')
      await expect(rowsOf(bob, 'As before')).toHaveCount(1)
    })
  })
})
