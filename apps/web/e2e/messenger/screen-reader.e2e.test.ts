// Two walks with a screen reader: what is heard, in its order, by the tree of accessibility; only keys are pressed.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { PIN, expect, join, openConversation } from '../_acts.ts'
import { drawPhoto, pick, send } from '../_attaching.ts'
import { heard, hears } from '../_heard.ts'
import { choose, press, rowIs } from '../_row-acts.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { fieldOf, isSent, rowsOf, talkTo } from '../_writing.ts'

const CAPTION = 'The land at the river'

/** The time of day, as it is said in either language. */
const TIME = String.raw`\d{1,2}:\d\d[^,:]*`

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}

/** A sentence with a time of day in the place of each `§`. */
function sentence(text: string): RegExp {
  return new RegExp(
    text
      .split('§')
      .map(literally)
      .join(TIME)
      .replaceAll(', ', String.raw`\s*, `),
    'u',
  )
}

describeInBrowser('with a screen reader', () => {
  let office: WebOffice
  let alice: WebPerson
  let priya: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('Alice')
    priya = await office.sitDown('प्रिया', { language: 'hi' })
    await join(alice, await office.invite(), 'Front desk')
    await join(priya, await office.invite(), 'ऋण शाखा')
    for (const { page, t } of [alice, priya]) await page.getByRole('button', { name: t('start.cards.skip') }).click()
    await talkTo(priya, 'Alice')
    await pick(priya, 'gallery', [await drawPhoto(priya, 'IMG_2041.jpg', 640, 480)])
    await expect(
      priya.page.getByRole('button', { name: priya.t('attach.remove', { name: 'IMG_2041.jpg' }) }),
    ).toBeVisible()
    await fieldOf(priya).fill(CAPTION)
    await send(priya)
    await isSent(priya, CAPTION)
    await openConversation(alice, 'प्रिया')
    await choose(priya, CAPTION, 'react')
    await priya.page.getByRole('button', { name: priya.t('acts.react-with', { emoji: '🙏' }) }).click()
    await rowIs(alice, CAPTION, '🙏')
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('in English: from the lock to the list, into a conversation, to a photo with a reaction, and an answer to it', async () => {
    const { page, t } = alice
    await page.goto(new URL('/#/', page.url()).href)
    await press(alice, 'Control+Shift+L')
    // Nobody's name is heard before the device is open, and one stands where one types.
    await hears(page.locator('body'), /^heading "Locked"/u, /^textbox "PIN"/u, /^button "Unlock"/u)
    expect((await heard(page.locator('body'))).join('\n')).not.toMatch(/प्रिया|river/u)
    await expect(page.getByLabel(t('start.pin'), { exact: true })).toBeFocused()
    await page.keyboard.type(PIN)
    await press(alice, 'Enter')

    // The list: where one is, and one sentence for each conversation.
    const list = page.getByRole('list', { name: t('conversations.title') })
    const line = sentence(`link "प्रिया, ऋण शाखा, §, Photo: ${CAPTION}`)
    await hears(page.locator('body'), /^navigation/u, /^heading "Conversations"/u, /^list "Conversations"/u, line)
    await list.getByRole('link', { name: /^प्रिया/u }).focus()
    await press(alice, 'Enter')

    // The conversation: whose it is, who reads it, the day, the messages, the field.
    await hears(
      page.getByRole('main'),
      /^heading "प्रिया" \[level=1\]/u,
      /^log "/u,
      /Today/u,
      sentence(`article "प्रिया, §: Photo: ${CAPTION} · 🙏 from प्रिया"`),
      /^textbox "Message"/u,
    )
    await expect(fieldOf(alice)).toBeFocused()
    await press(alice, 'ArrowUp')
    await expect(rowsOf(alice, CAPTION)).toBeFocused()
    // Inside of the message, what can be done: see the photo, and who reacted.
    await hears(rowsOf(alice, CAPTION), /^button "Show photo"/u, /^button "🙏/u)

    await press(alice, 'r')
    await expect(fieldOf(alice)).toBeFocused()
    await hears(page.getByRole('main'), /^log "/u, /Reply to प्रिया/u, /^textbox "Message"/u)
    await page.keyboard.type('Thank you, I have seen it')
    await press(alice, 'Enter')
    const states = ['Sent', 'Delivered', 'Read'].join('|')
    const own = sentence('article "You, §, in answer to प्रिया: Thank you, I have seen it · ')
    await hears(page.getByRole('log'), /^article "प्रिया/u, new RegExp(`${own.source}(${states})"`, 'u'))
    await expect(fieldOf(alice)).toBeFocused()
  })

  it('in Hindi: somebody is found among all people, written to, and one hears how far it has come', async () => {
    const { page, t } = priya
    await page
      .getByRole('navigation')
      .getByRole('link', { name: t('frame.people') })
      .focus()
    await press(priya, 'Enter')
    const main = page.getByRole('main')
    await hears(main, /^heading "लोग" \[level=1\]/u, /^searchbox "/u, /^list "लोग"/u, /Alice/u, /Carol/u)
    await page.getByRole('searchbox', { name: t('people.search'), exact: true }).focus()
    await page.keyboard.type('ali')
    const people = main.getByRole('listitem')
    await expect(people).toHaveCount(1)
    await hears(people, /^link "Alice.*Front desk"/u)
    await people.getByRole('link').first().focus()
    await press(priya, 'Enter')

    await hears(
      main,
      /^heading "Alice" \[level=1\]/u,
      /^log "/u,
      sentence(`article "आप, §: फ़ोटो: ${CAPTION}`),
      /^textbox "संदेश"/u,
    )
    await expect(fieldOf(priya)).toBeFocused()
    await page.keyboard.type('धन्यवाद, कल मिलते हैं')
    await press(priya, 'Enter')
    const words = (['sent', 'delivered', 'read'] as const).map((state) => t(`conversations.state.${state}`)).join('|')
    const own = sentence('article "आप, §: धन्यवाद, कल मिलते हैं · ')
    await hears(page.getByRole('log'), new RegExp(`${own.source}(${words})"`, 'u'))
    // What the other writes is announced once, by name, wherever one stands.
    await openConversation(alice, 'प्रिया')
    await fieldOf(alice).fill('See you tomorrow')
    await fieldOf(alice).press('Enter')
    await expect(page.locator('[role=status]').filter({ hasText: 'Alice: See you tomorrow' })).toHaveCount(1)
    await rowIs(priya, 'धन्यवाद, कल मिलते हैं', t('conversations.state.read'))
  })
})
