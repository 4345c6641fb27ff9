// Voice notes, between two people: held, pressed, dropped, played, and listened to.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import type { Locator } from '@playwright/test'
import { expect, join, openConversation } from '../_acts.ts'
import { violations } from '../_violations.ts'
import { openWebOffice } from '../_web-office.ts'
import type { PersonOptions, WebOffice, WebPerson } from '../_web-office.ts'
import { enter, isSent, rowsOf, talkTo } from '../_writing.ts'

/** A microphone of the browser's own, which beeps, and is given without a question. */
const FLAGS = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const large: PersonOptions = { viewport: { width: 1280, height: 900 } }
const small: PersonOptions = { viewport: { width: 390, height: 844 } }

describeInBrowser.each([
  ['in English on a large screen', { ...large, language: 'en' }, { ...small, language: 'hi' }],
  ['in Hindi on a small screen', { ...small, language: 'hi' }, { ...large, language: 'en' }],
] as const)('voice notes, %s', (_, hers, his) => {
  let office: WebOffice
  let alice: WebPerson
  let bob: WebPerson

  beforeAll(async () => {
    office = await openWebOffice(FLAGS)
    await office.found()
    alice = await office.sitDown('Alice', { ...hers, permissions: ['microphone'] })
    bob = await office.sitDown('Bob', { ...his, permissions: ['microphone'] })
    for (const person of [alice, bob]) await join(person, await office.invite())
    // On a phone, whoever has just come stands in the conversation with whoever invited them.
    await alice.page.goto(new URL('/#/', alice.page.url()).href)
    await talkTo(alice, 'Bob')
    await enter(alice, 'Good morning')
    await isSent(alice, 'Good morning')
    await openConversation(bob, 'Alice')
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  const notesOf = ({ page }: WebPerson): Locator => page.getByRole('log').locator('[data-voice]')

  /** The button in every state that it has. */
  function buttonOf({ page, t }: WebPerson): Locator {
    const names = (['record', 'let-go', 'send-voice'] as const).map((name) => t(`attach.${name}`))
    return page.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`, 'u') })
  }

  /** Waits until so much is recorded, or more where the machine is busy: seconds, as the clock on the screen counts. */
  async function recorded({ page }: WebPerson, seconds: number): Promise<void> {
    await expect(page.getByRole('timer')).toHaveText(new RegExp(`^0:(0[${seconds}-9]|[1-5][0-9])$`, 'u'))
  }

  async function hold(person: WebPerson): Promise<{ x: number; y: number }> {
    const box = await buttonOf(person).boundingBox()
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
    await person.page.mouse.move(x, y)
    await person.page.mouse.down()
    return { x, y }
  }

  it('are recorded while the button is held, and sent when it is let go', async () => {
    const { page, t } = alice
    await hold(alice)
    await recorded(alice, 1)
    await expect(page.getByText(t('attach.recording-held'))).toBeVisible()
    expect(await violations(page)).toEqual([])
    await recorded(alice, 4)
    await page.mouse.up()
    await expect(notesOf(alice)).toHaveCount(1)
    await expect(notesOf(bob)).toHaveCount(1)
    await expect(rowsOf(bob).last()).toHaveAccessibleName(
      new RegExp(bob.t('attach.voice-of', { length: '0:(0[2-9]|[1-5][0-9])' }), 'u'),
    )
  })

  it('are dropped when one slides aside, and nothing is sent', async () => {
    const { page } = alice
    const { x, y } = await hold(alice)
    await recorded(alice, 1)
    await page.mouse.move(x - 150, y, { steps: 5 })
    await expect(page.getByRole('timer')).toHaveCount(0)
    await page.mouse.up()
    await enter(alice, 'Only this')
    await isSent(alice, 'Only this')
    await expect(rowsOf(bob, 'Only this')).toBeVisible()
    await expect(notesOf(bob)).toHaveCount(1)
  })

  it('go on without a hand once one slides up, and are sent with a press', async () => {
    const { page, t } = alice
    const { x, y } = await hold(alice)
    await recorded(alice, 1)
    await page.mouse.move(x, y - 100, { steps: 5 })
    await page.mouse.up()
    await expect(page.getByText(t('attach.recording-locked'))).toBeVisible()
    await recorded(alice, 4)
    await page.getByRole('button', { name: t('attach.send-voice') }).click()
    await expect(notesOf(bob)).toHaveCount(2)
  })

  it('are recorded by key: Space begins and sends, Escape drops', async () => {
    const { page, t } = alice
    await buttonOf(alice).focus()
    await page.keyboard.press('Space')
    await recorded(alice, 1)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('timer')).toHaveCount(0)
    await buttonOf(alice).focus()
    await page.keyboard.press('Enter')
    await recorded(alice, 1)
    await page.getByRole('button', { name: t('attach.drop-voice') }).click()
    await buttonOf(alice).focus()
    await page.keyboard.press('Space')
    await recorded(alice, 2)
    await page.keyboard.press('Space')
    await expect(notesOf(bob)).toHaveCount(3)
  })

  it('say by their dot whether one has listened; they play one after the other, as fast as one likes', async () => {
    const { page, t } = bob
    const notes = notesOf(bob)
    for (const at of [0, 1, 2]) await expect(notes.nth(at)).toHaveAttribute('data-voice', 'unheard')
    const second = notes.nth(1)
    const play = second.getByRole('button', { name: new RegExp(`^${t('attach.play', { length: '' })}`, 'u') })
    await play.click()
    // Stopped half-way, so that on a busy machine it does not end before its rate is chosen.
    await second.getByRole('button', { name: t('attach.pause') }).click()
    for (const [rate, next] of [
      ['1', '1.5'],
      ['1.5', '2'],
    ] as const) {
      await second.getByRole('button', { name: t('attach.rate', { rate }) }).click()
      await expect(second.getByRole('button', { name: t('attach.rate', { rate: next }) })).toBeVisible()
    }
    await play.click()
    await expect(second).toHaveAttribute('data-voice', 'heard')
    // The next one begins by itself, and is listened to then.
    await expect(notes.nth(2)).toHaveAttribute('data-voice', 'heard')
    await expect(notes.nth(0)).toHaveAttribute('data-voice', 'unheard')
    expect(await violations(page)).toEqual([])
  })

  it('go to any place by key, and stop where they are', async () => {
    const { page, t } = bob
    const first = notesOf(bob).nth(0)
    const place = first.getByRole('slider', { name: t('attach.place-in-voice') })
    await place.focus()
    await place.press('End')
    await place.press('Home')
    await expect(place).toHaveAttribute('aria-valuenow', '0')
    await expect(first.getByRole('button', { name: t('attach.pause') })).toBeVisible()
    await first.getByRole('button', { name: t('attach.pause') }).click()
    await expect(first.getByRole('button', { name: t('attach.pause') })).toHaveCount(0)
    await expect(page.getByRole('log')).toBeVisible()
  })

  it('tell whoever said them that they were listened to, with what is said next', async () => {
    await enter(bob, 'I heard all of it')
    await isSent(bob, 'I heard all of it')
    await expect(rowsOf(alice, 'I heard all of it')).toBeVisible()
    for (const at of [1, 2]) await expect(notesOf(alice).nth(at)).toHaveAttribute('data-voice', 'heard')
  })
})
