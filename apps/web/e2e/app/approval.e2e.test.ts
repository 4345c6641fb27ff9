import { formatLink } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import { it } from 'vitest'
import { expect, found } from '../_acts.ts'
import type { WebPerson } from '../_web-office.ts'
import { wordsOf } from '../_words.ts'
import { inCharge, look, markOf, openAppServer } from './_served-app.ts'

describeInBrowser('who founds in a browser', () => {
  it('approves the app by it, sees that another one waits, approves that too, and gets it at the next start', async () => {
    await using app = await openAppServer()
    const page = await app.context.newPage()
    const t = wordsOf('en')
    const carol: WebPerson = { name: 'Carol', context: app.context, page, language: 'en', t }
    await found(carol, formatLink(app.server.foundLink))
    await inCharge(page)
    const openSection = async () => {
      await page.goto(`${app.server.url}/#/settings/app`)
      await expect(page.getByText(t('settings.app.approved'))).toBeVisible()
    }
    await openSection()

    await app.offer('second', '2.0.0')
    await expect.poll(() => look(page)).toMatchObject({ state: 'unapproved' })
    await expect(page.getByText(t('settings.app.update-unapproved', { version: '2.0.0' }))).toBeVisible()
    await page.getByRole('button', { name: t('settings.app.approve-new', { version: '2.0.0' }) }).click()
    await expect(page.getByText(t('settings.app.update-ready', { version: '2.0.0' }))).toBeVisible()
    expect(await markOf(page)).toBe('first')

    await page.reload()
    expect(await markOf(page)).toBe('second')
    await openSection()
    expect(app.watched.complaints).toEqual([])
    expect(app.watched.foreign).toEqual([])
  })
})
