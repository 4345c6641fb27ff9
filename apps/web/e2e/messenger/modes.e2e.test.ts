// What people see of the modes, without a relay: Saver and back, and why there is no Protected.
import { setPolicy, setRole, synchronize } from '@chancery/client'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, openConversation, takeOver } from '../_acts.ts'
import { choose, isInMode, openPrivacy, othersCard, policyCard, setMode } from '../_modes.ts'
import { openPastOffice, person, tell } from '../_past-office.ts'
import type { PastOffice } from '../_past-office.ts'
import { hearing } from '../_said.ts'
import { enter, isSent, rowsOf, textsOf } from '../_writing.ts'
import type { WebPerson } from '../_web-office.ts'

/** As short as a policy allows: nobody waits for a minute. */
const BATCH_MS = 10_000

describeInBrowser('the mode of an organization without a relay', () => {
  let office: PastOffice
  /** An administrator, at a desk. */
  let asha: WebPerson
  /** A member, on a phone, in Hindi. */
  let bob: WebPerson

  beforeAll(async () => {
    office = await openPastOffice()
    const [desk, phone] = [await office.enrol('Asha', 'Head office'), await office.enrol('Bob', 'Loans')]
    await synchronize(office.carol.engine)
    await setRole(office.carol.engine, desk.engine.account.person, 'administrator')
    await tell(desk, await person(desk, 'Bob'), 'Before all')
    asha = await office.sitDown('Asha')
    bob = await office.sitDown('Bob', { language: 'hi', viewport: { width: 390, height: 800 } })
    await takeOver(asha, await office.moveOut(desk))
    await takeOver(bob, await office.moveOut(phone))
    await openConversation(asha, 'Bob')
    await openConversation(bob, 'Asha')
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('stands in the settings in one line, with what it means and that nobody witnesses', async () => {
    for (const one of [asha, bob]) {
      await openPrivacy(one)
      await expect(othersCard(one)).toContainText(one.t('mode.now.standard'))
      await expect(one.page.getByText(one.t('mode.not-witnessed'))).toBeVisible()
    }
  })

  it('is changed by administrators only', async () => {
    await openPrivacy(asha)
    await expect(policyCard(asha)).toBeVisible()
    await openPrivacy(bob)
    await expect(othersCard(bob)).toBeVisible()
    await expect(policyCard(bob)).toHaveCount(0)
  })

  it('is not Protected where there is no relay: that is said before it is chosen, and refused in words', async () => {
    const { t } = asha
    await openPrivacy(asha)
    await expect(policyCard(asha).getByText(t('policy.no-relay'))).toBeVisible()
    await choose(asha, 'protected')
    await expect(policyCard(asha).getByRole('alert')).toHaveText(t('problem.client/no-relay'))
    await expect(othersCard(asha)).toContainText(t('mode.now.standard'))
  })

  it('turns to Saver for everybody: the head of a conversation says so, and no line says offline between batches', async () => {
    const { carol } = office
    await synchronize(carol.engine)
    await setPolicy(carol.engine, { mode: 'standard', batchMs: BATCH_MS })
    const often = (one: WebPerson): string => one.t('mode.often', { minutes: 0, seconds: BATCH_MS / 1000 })
    await openPrivacy(asha)
    await expect(policyCard(asha)).toContainText(often(asha))
    await setMode(asha, 'saver')
    for (const one of [asha, bob]) {
      await isInMode(one, 'saver')
      await expect(othersCard(one)).toContainText(one.t('mode.now.saver', { often: often(one) }))
      await openConversation(one, one === asha ? 'Bob' : 'Asha')
      await expect(one.page.getByText(one.t('mode.hint.saver', { often: often(one) }))).toBeVisible()
    }
    // For the length of a whole batch nobody is told anything of the network.
    const said = await hearing(bob, '[role="status"]')
    await enter(asha, 'In Saver')
    await isSent(asha, 'In Saver')
    await expect(rowsOf(bob, 'In Saver')).toBeVisible()
    await enter(bob, 'बचत में')
    await isSent(bob, 'बचत में')
    await expect(rowsOf(asha, 'बचत में')).toBeVisible()
    const texts = await said()
    expectValue(texts.filter((text) => [bob.t('frame.offline'), bob.t('frame.connecting')].includes(text))).toEqual([])
  })

  it('turns back, and everything said before, during, and after is there once', async () => {
    await setMode(asha, 'standard')
    await isInMode(bob, 'standard')
    await openConversation(asha, 'Bob')
    await openConversation(bob, 'Asha')
    await enter(asha, 'After all')
    await isSent(asha, 'After all')
    await expect(rowsOf(bob, 'After all')).toBeVisible()
    for (const one of [asha, bob])
      expectValue(await textsOf(one)).toEqual(['Before all', 'In Saver', 'बचत में', 'After all'])
  })

  it('is another one for a person whom the administrator names', async () => {
    const { page, t } = asha
    await openPrivacy(asha)
    await policyCard(asha)
      .getByRole('button', { name: t('policy.add') })
      .click()
    await page
      .getByRole('dialog', { name: t('policy.add-title') })
      .getByRole('option', { name: 'Bob' })
      .click()
    const row = policyCard(asha).getByRole('listitem').filter({ hasText: 'Bob' })
    await expect(row.getByRole('button', { name: t('policy.mode-of', { name: 'Bob' }) })).toContainText(t('mode.saver'))
    await policyCard(asha)
      .getByRole('button', { name: t('policy.set') })
      .click()
    await expect(policyCard(asha).getByRole('status')).toHaveText(t('policy.done'))
    await isInMode(bob, 'saver')
    await isInMode(asha, 'standard')
    await policyCard(asha)
      .getByRole('button', { name: t('policy.remove', { name: 'Bob' }) })
      .click()
    await policyCard(asha)
      .getByRole('button', { name: t('policy.set') })
      .click()
    await isInMode(bob, 'standard')
  })
})
