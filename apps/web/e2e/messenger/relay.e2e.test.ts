// An organization behind a relay: found, joined, and talked in through it; witnessed; Protected, and what goes over the line then.
import { fingerprint } from '@chancery/client'
import { VAULT_ROUNDS, paths } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect, found, inviteFrom, join, openConversation } from '../_acts.ts'
import { choose, isInMode, openPrivacy, othersCard, policyCard, setMode } from '../_modes.ts'
import { openRelayedOffice } from '../_relayed-office.ts'
import type { LinedPerson, RelayedOffice } from '../_relayed-office.ts'
import { hearing } from '../_said.ts'
import { settingsSections } from '../../src/messenger/frame/routes.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo, textsOf } from '../_writing.ts'

const ROUND_MS = 2000
const BEAT = `POST ${paths.envelopeSlot}`
const FILES = `POST ${paths.envelopeVault}`

describeInBrowser('an organization behind a relay', () => {
  let office: RelayedOffice
  let carol: LinedPerson
  /** On a phone, in Hindi. */
  let bob: LinedPerson

  beforeAll(async () => {
    office = await openRelayedOffice()
    carol = await office.sitDown('Carol')
    bob = await office.sitDown('Bob', { language: 'hi', viewport: { width: 390, height: 800 } })
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  /** Both say something, and both read it. */
  async function exchange(here: string, there: string): Promise<void> {
    await openConversation(carol, 'Bob')
    await openConversation(bob, 'Carol')
    await enter(carol, here)
    await enter(bob, there)
    await isSent(carol, here)
    await isSent(bob, there)
    await expect(rowsOf(bob, here)).toBeVisible()
    await expect(rowsOf(carol, there)).toBeVisible()
  }

  it('is founded, joined, and talked in through it', async () => {
    await found(carol, carol.line.over(office.foundLink))
    await join(bob, bob.line.over((await inviteFrom(carol)).replace(carol.line.url, office.relay.url)))
    await carol.page.goto(new URL('/#/', carol.page.url()).href)
    await talkTo(carol, 'Bob')
    await enter(carol, 'Through the relay')
    await isSent(carol, 'Through the relay')
    await openConversation(bob, 'Carol')
    await expect(rowsOf(bob, 'Through the relay')).toBeVisible()
    for (const one of [carol, bob]) {
      await openPrivacy(one)
      await expect(othersCard(one)).toContainText(one.t('mode.now.standard-relay'))
    }
    await exchange('And back', 'रिले से होकर')
    expectValue(carol.line.asked.some(({ what }) => what === `POST ${paths.envelope}`)).toBe(true)
    expectValue(carol.line.asked.some(({ what }) => what === `POST ${paths.boardCells}`)).toBe(false)
  })

  it('has the administrator compare the relay’s two fingerprints before Protected ties devices to it', async () => {
    const { t } = carol
    await openPrivacy(carol)
    const keys = policyCard(carol).getByRole('region', { name: t('policy.relay') })
    await expect(keys).toContainText(fingerprint(office.relay.witness))
    const { relay } = (await (await fetch(`${office.relay.url}${paths.office}`)).json()) as {
      relay: { gateway: string }
    }
    await expect(keys).toContainText(fingerprint(relay.gateway))
    await choose(carol, 'protected')
    await expect(policyCard(carol).getByRole('alert')).toHaveText(t('policy.compare-first'))
    await keys.getByRole('checkbox', { name: t('policy.compared') }).check({ force: true })
    await policyCard(carol)
      .getByRole('button', { name: t('policy.set') })
      .click()
    await expect(policyCard(carol).getByRole('status')).toHaveText(t('policy.done'))
    await expect(keys).toContainText(t('policy.relay-held'))
  })

  it('is Protected and witnessed then, and says so', async () => {
    const name = office.relay.witness.split('+', 1)[0] ?? ''
    for (const one of [carol, bob]) {
      const { page, t } = one
      await isInMode(one, 'protected')
      await expect(page.getByText(t('mode.witnessed', { name }))).toBeVisible()
      await openConversation(one, one === carol ? 'Bob' : 'Carol')
      await expect(page.getByText(t('mode.hint.protected'), { exact: true })).toBeVisible()
    }
    await expect(carol.page.getByText(carol.t('conversations.witnessed', { name }), { exact: true })).toBeVisible()
    await bob.page.getByRole('button', { name: bob.t('conversations.details') }).click()
    await expect(bob.page.getByText(bob.t('conversations.witnessed-why', { name }))).toBeVisible()
    await bob.page.getByRole('button', { name: bob.t('conversations.close-details') }).click()
  })

  it('sends nothing but its beat, always of one size, while somebody types, sends, reads, and looks around', async () => {
    await exchange('First in Protected', 'सुरक्षित में पहला')
    const said = await hearing(carol, '[role="log"] article')
    const from = carol.line.asked.length
    await fieldOf(carol).pressSequentially('Word by word', { delay: 80 })
    await fieldOf(carol).press('Enter')
    await isSent(carol, 'Word by word')
    // What takes a few seconds is on its way all the while: it neither waits for a network, nor fails.
    const states = [carol.t('conversations.state.waiting'), carol.t('conversations.state.failed')]
    expectValue((await said()).filter((text) => states.some((state) => text.endsWith(state)))).toEqual([])
    await enter(bob, 'जवाब')
    await expect(rowsOf(carol, 'जवाब')).toBeVisible()
    // Parts of the app that nobody has opened here before come from where the app is kept, not over the line.
    for (const section of settingsSections) {
      await carol.page.goto(new URL(`/#/settings/${section}`, carol.page.url()).href)
      await expect(carol.page.getByRole('heading', { name: carol.t(`settings.${section}`), level: 1 })).toBeVisible()
    }
    await carol.page.goto(new URL('/#/new-group', carol.page.url()).href)
    await expect(carol.page.getByRole('heading', { name: carol.t('conversations.new-group') })).toBeVisible()
    await openConversation(carol, 'Bob')
    await carol.page.getByRole('button', { name: carol.t('conversations.details') }).click()
    await expect(carol.page.getByRole('region', { name: carol.t('conversations.people') })).toBeVisible()
    await carol.page.getByRole('button', { name: carol.t('conversations.close-details') }).click()
    // Long enough for a beat to be missed.
    await expect.poll(() => carol.line.asked.slice(from).filter(({ what }) => what === BEAT).length).toBeGreaterThan(5)
    const seen = carol.line.asked.slice(from)
    const beats = seen.filter(({ what }) => what === BEAT)
    const files = seen.filter(({ what }) => what === FILES)
    expectValue(beats.length + files.length).toBe(seen.length)
    expectValue(new Set(beats.map(({ bytes }) => bytes)).size).toBe(1)
    // Files have a beat of their own: one in eight rounds, whether there are any or not.
    expectValue(files.length).toBeLessThanOrEqual(Math.ceil(beats.length / VAULT_ROUNDS) + 1)
    // One in each round: none is added, and however busy the machine is, most come on the beat.
    const pauses = beats.slice(1).map(({ at }, index) => at - (beats[index]?.at ?? 0))
    const rounds = pauses.reduce((sum, pause) => sum + pause, 0) / ROUND_MS
    expectValue(pauses.length).toBeLessThanOrEqual(Math.round(rounds))
    const [median = 0] = pauses.toSorted((one, other) => one - other).slice(Math.floor(pauses.length / 2))
    expectValue(Math.abs(median - ROUND_MS)).toBeLessThan(ROUND_MS / 10)
  })

  it('is turned back, and everything said before, during, and after is there once', async () => {
    await enter(carol, 'While it is turned')
    await setMode(carol, 'standard')
    await isInMode(bob, 'standard')
    await exchange('After Protected', 'सुरक्षित के बाद')
    await expect(rowsOf(bob, 'While it is turned')).toBeVisible()
    for (const one of [carol, bob]) {
      const texts = await textsOf(one)
      expectValue(texts.toSorted()).toEqual(
        [
          'Through the relay',
          'And back',
          'रिले से होकर',
          'First in Protected',
          'सुरक्षित में पहला',
          'Word by word',
          'जवाब',
          'While it is turned',
          'After Protected',
          'सुरक्षित के बाद',
        ].toSorted(),
      )
    }
    expectValue(await textsOf(carol)).toEqual(await textsOf(bob))
  })

  it('says what stands still when another relay is there, and goes on when an administrator has compared its fingerprints', async () => {
    await office.replaceRelay()
    for (const { page, t } of [carol, bob]) {
      const notices = page.getByRole('region', { name: t('common.notifications') })
      await expect(notices.getByText(t('problem.client/not-witnessed'))).toBeVisible()
      await notices.getByRole('button', { name: t('common.close') }).click()
      await expect(notices.getByText(t('problem.client/not-witnessed'))).toBeHidden()
    }
    const { t } = carol
    await openPrivacy(carol)
    const keys = policyCard(carol).getByRole('region', { name: t('policy.relay') })
    await expect(keys).toContainText(t('policy.relay-other'))
    await expect(keys).toContainText(fingerprint(office.relay.witness))
    await keys.getByRole('checkbox', { name: t('policy.compared') }).check({ force: true })
    await policyCard(carol)
      .getByRole('button', { name: t('policy.set') })
      .click()
    await expect(policyCard(carol).getByRole('status')).toHaveText(t('policy.done'))
    await expect(keys).toContainText(t('policy.relay-held'))
    await exchange('Past the other relay', 'दूसरे रिले के बाद')
  })
})
