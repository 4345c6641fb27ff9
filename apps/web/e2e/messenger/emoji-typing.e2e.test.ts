// While somebody writes: emoji without a pointer, and that nobody is told of it.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect, join, openConversation, unlock } from '../_acts.ts'
import { inWorker } from '../_in-worker.ts'
import { press } from '../_row-acts.ts'
import { tapWire } from '../_tapped-wire.ts'
import type { TappedWire } from '../_tapped-wire.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

/** Long enough for anything that waits before it tells, and longer than anybody waits with “is typing”. */
const QUIET_MS = 3000

describeInBrowser('while somebody writes', () => {
  describe.each([
    { language: 'en', word: 'diya', other: 'rocket' },
    { language: 'hi', word: 'दीया', other: 'रॉकेट' },
  ] as const)('in $language', ({ language, word, other }) => {
    let office: WebOffice
    let wire: TappedWire
    let alice: WebPerson
    let bob: WebPerson

    beforeAll(async () => {
      office = await openWebOffice()
      await office.found()
      wire = await tapWire(office.server.url)
      alice = await office.sitDown('Alice', { language })
      bob = await office.sitDown('Bob', { language })
      await join(alice, wire.over(await office.invite()))
      await join(bob, await office.invite())
      for (const { page, t } of [alice, bob]) await page.getByRole('button', { name: t('start.cards.skip') }).click()
      await talkTo(alice, 'Bob')
      await enter(alice, 'Good morning')
      await isSent(alice, 'Good morning')
      await openConversation(bob, 'Alice')
      await expect(rowsOf(bob, 'Good morning')).toBeVisible()
    })
    afterAll(async () => {
      office.expectQuiet()
      await wire[Symbol.asyncDispose]()
      await office[Symbol.asyncDispose]()
    })

    it('D15 an emoji is found by its name without a pointer, and stands at the caret; Escape changes nothing', async () => {
      const { page, t } = alice
      const opener = page.getByRole('button', { name: t('acts.emoji'), exact: true })
      const find = page.getByRole('searchbox', { name: t('acts.find-emoji'), exact: true })
      await fieldOf(alice).fill('Happy Diwali')
      await press(alice, 'Home', ...'Happy'.split('').map(() => 'ArrowRight'))
      await expect.poll(() => fieldOf(alice).evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(5)
      await press(alice, 'Tab')
      await expect(opener).toBeFocused()
      await press(alice, 'Enter')
      await expect(find).toBeFocused()
      expect(await violations(page)).toEqual([])
      await find.fill(word)
      await expect(page.locator('[data-emoji="🪔"]')).toBeVisible()
      await expect(page.locator('[data-emoji="🚀"]')).toHaveCount(0)
      await find.fill(other)
      await expect(page.locator('[data-emoji="🚀"]')).toBeVisible()
      await expect(page.locator('[data-emoji="🪔"]')).toHaveCount(0)
      await find.fill(word)
      await press(alice, 'ArrowDown')
      await expect(page.locator('[data-emoji="🪔"]')).toBeFocused()
      await press(alice, 'Enter')
      await expect(find).toHaveCount(0)
      await expect(fieldOf(alice)).toHaveValue('Happy🪔 Diwali')
      await expect(fieldOf(alice)).toBeFocused()
      await page.keyboard.type('!')
      await expect(fieldOf(alice)).toHaveValue('Happy🪔! Diwali')
      // Escape changes nothing, and leads back to the field's neighbour that opened it.
      await press(alice, 'Tab', 'Enter')
      await expect(find).toBeFocused()
      await press(alice, 'Escape')
      await expect(opener).toBeFocused()
      await expect(fieldOf(alice)).toHaveValue('Happy🪔! Diwali')
      await fieldOf(alice).fill('')
      expect(office.watched.foreign).toEqual([])
    })

    it('emoji that were picked are offered first, also after a reload and after the device was locked', async () => {
      const { page, t } = alice
      const lately = page.getByRole('region', { name: t('acts.emoji.recent'), exact: true }).getByRole('button')
      const offered = async (): Promise<(string | null)[]> => {
        await page.getByRole('button', { name: t('acts.emoji'), exact: true }).click()
        await expect(lately.first()).toBeVisible()
        return lately.evaluateAll((all) => all.map((button) => button.textContent))
      }
      expect(await offered()).toEqual(['🪔'])
      await page.getByRole('searchbox', { name: t('acts.find-emoji'), exact: true }).fill(other)
      await page.locator('[data-emoji="🚀"]').click()
      await expect(fieldOf(alice)).toHaveValue('🚀')
      await fieldOf(alice).fill('')
      await page.reload()
      expect(await offered()).toEqual(['🚀', '🪔'])
      await press(alice, 'Escape')
      await inWorker(alice, 'self.close()')
      await expect(page.getByRole('heading', { name: t('start.locked.title') })).toBeVisible()
      await unlock(alice)
      expect(await offered()).toEqual(['🚀', '🪔'])
      await press(alice, 'Escape')
    })

    it('D28 typing sends not a byte, shows nobody anything, and neither does looking on', async () => {
      const screen = bob.page.locator('body')
      await expect.poll(wire.quietMs).toBeGreaterThan(QUIET_MS)
      const [sent, seen] = [wire.sent(), await screen.ariaSnapshot()]
      await fieldOf(alice).pressSequentially('I am thinking about how to say it best', { delay: 120 })
      await alice.page.keyboard.press('ControlOrMeta+A')
      await alice.page.keyboard.press('Delete')
      await fieldOf(alice).pressSequentially('Yes', { delay: 120 })
      await expect.poll(wire.quietMs).toBeGreaterThan(QUIET_MS)
      expect(wire.sent()).toBe(sent)
      expect(await screen.ariaSnapshot()).toBe(seen)
      // The same wire does count what is said.
      await fieldOf(alice).press('Enter')
      await expect(rowsOf(bob, 'Yes')).toBeVisible()
      expect(wire.sent()).toBeGreaterThan(sent)
    })
  })
})
