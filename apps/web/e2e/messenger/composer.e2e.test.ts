// Writing, wholly in Hindi: input methods, drafts, mentions, long texts, links, marks.
import { describeInBrowser } from '@chancery/testkit'
import { afterAll, beforeAll, it } from 'vitest'
import { expect, join, openConversation } from '../_acts.ts'
import { openWebOffice } from '../_web-office.ts'
import type { WebOffice, WebPerson } from '../_web-office.ts'
import { enter, fieldOf, isSent, rowsOf, talkTo, textsOf } from '../_writing.ts'

const GROUP = 'ऋण शाखा'

/** Where the caret stands in the field. */
function caretOf(person: WebPerson): Promise<number> {
  return fieldOf(person).evaluate((field) => (field as HTMLTextAreaElement).selectionStart)
}

/** The people that are suggested, from top to bottom, and the one that Enter would take. */
function suggestionsOf(person: WebPerson) {
  const list = person.page.getByRole('listbox', { name: person.t('conversations.mention-somebody') })
  return { list, all: list.getByRole('option'), chosen: list.getByRole('option', { selected: true }) }
}

/** A conversation's line in the list, by the name that stands there. */
function lineOf({ page, t }: WebPerson, name: string) {
  const list = page.getByRole('list', { name: t('conversations.title') })
  return list.getByRole('link').filter({ hasText: name })
}

describeInBrowser('writing', () => {
  let office: WebOffice
  let alice: WebPerson
  let priya: WebPerson

  beforeAll(async () => {
    office = await openWebOffice()
    await office.found()
    alice = await office.sitDown('ऐलिस', { language: 'hi' })
    priya = await office.sitDown('प्रिया', { language: 'hi' })
    const links = [await office.invite(), await office.invite(), await office.invite(), await office.invite()] as const
    await Promise.all([
      join(alice, links[0]),
      join(priya, links[1]),
      office.command('priya', 'enrol', links[2], '--name', 'Priya'),
      office.command('zoe', 'enrol', links[3], '--name', 'Zoë Çelik'),
    ])
    await office.command('carol', 'group', 'create', GROUP, 'ऐलिस', 'प्रिया', 'Zoë Çelik')
    await openConversation(alice, GROUP)
    await expect(lineOf(priya, GROUP)).toBeVisible()
  })
  afterAll(async () => {
    office.expectQuiet()
    await office[Symbol.asyncDispose]()
  })

  it('D7 does not send with the Enter that ends a word of an input method', async () => {
    const cdp = await alice.context.newCDPSession(alice.page)
    await fieldOf(alice).focus()
    await cdp.send('Input.imeSetComposition', { text: 'नमस', selectionStart: 3, selectionEnd: 3 })
    await expect(fieldOf(alice)).toHaveValue('नमस')
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 } as const
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    await expect(fieldOf(alice)).toHaveValue('नमस')
    await expect(rowsOf(alice)).toHaveCount(0)
    await cdp.send('Input.insertText', { text: 'नमस्ते' })
    await expect(fieldOf(alice)).toHaveValue('नमस्ते')
    await expect(rowsOf(alice)).toHaveCount(0)
    await fieldOf(alice).press('Enter')
    await isSent(alice, 'नमस्ते')
    expect(await textsOf(alice)).toEqual(['नमस्ते'])
  })

  it('D9 keeps a draft, with its caret, in another conversation and over a reload, until it is emptied', async () => {
    const { page, t } = alice
    const text = 'मैं कल लिखूँगी'
    const line = lineOf(alice, GROUP)
    const sign = `${t('conversations.draft')} ${text}`
    await fieldOf(alice).pressSequentially(text)
    for (let step = 0; step < 7; step++) await fieldOf(alice).press('ArrowLeft')
    const caret = await caretOf(alice)
    expect(caret).toBeGreaterThan(0)
    expect(caret).toBeLessThan(text.length)
    await talkTo(alice, 'Carol')
    await expect(line).toHaveAccessibleName(new RegExp(sign, 'u'))
    await expect(fieldOf(alice)).toHaveValue('')
    await page.reload()
    await expect(line).toHaveAccessibleName(new RegExp(sign, 'u'))
    await openConversation(alice, GROUP)
    await expect(fieldOf(alice)).toHaveValue(text)
    await expect(fieldOf(alice)).toBeFocused()
    expect(await caretOf(alice)).toBe(caret)
    await fieldOf(alice).fill('')
    await expect(line).not.toHaveAccessibleName(new RegExp(t('conversations.draft'), 'u'))
    await talkTo(alice, 'Carol')
    await openConversation(alice, GROUP)
    await expect(fieldOf(alice)).toHaveValue('')
  })

  it('D13 suggests people for an @: arrows move, Enter takes, Escape keeps the text', async () => {
    const { list, all, chosen } = suggestionsOf(alice)
    await fieldOf(alice).pressSequentially('सुनिए @')
    for (const name of ['Carol', 'Zoë Çelik', 'प्रिया']) await expect(all.filter({ hasText: name })).toHaveCount(1)
    // And all of them at once.
    await expect(all).toHaveCount(4)
    const isChosen = async (): Promise<void> => {
      await expect(chosen).toHaveCount(1)
      await expect(fieldOf(alice)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
    }
    await isChosen()
    const [first] = await chosen.allInnerTexts()
    await fieldOf(alice).press('ArrowDown')
    await isChosen()
    expect(await chosen.allInnerTexts()).not.toEqual([first])
    await fieldOf(alice).press('ArrowUp')
    await isChosen()
    expect(await chosen.allInnerTexts()).toEqual([first])
    await fieldOf(alice).press('Escape')
    await expect(list).toHaveCount(0)
    await expect(fieldOf(alice)).toHaveValue('सुनिए @')
    await fieldOf(alice).fill('')
    await fieldOf(alice).pressSequentially('सुनिए @zoe')
    await expect(all).toHaveCount(1)
    await fieldOf(alice).press('Enter')
    await expect(fieldOf(alice)).toHaveValue('सुनिए @Zoë Çelik ')
    await expect(list).toHaveCount(0)
    await fieldOf(alice).fill('')
  })

  it('D13 finds a name by its sound in either script, and without its marks', async () => {
    const { all } = suggestionsOf(alice)
    for (const typed of ['@प', '@pr', '@PRI', '@प्रि']) {
      await fieldOf(alice).pressSequentially(typed)
      await expect(all, typed).toHaveCount(2)
      expect((await all.allInnerTexts()).join(), typed).toMatch(/प्रिया[\s\S]*Priya/u)
      await fieldOf(alice).fill('')
    }
    for (const typed of ['@celik', '@Zoë', '@zoe c']) {
      await fieldOf(alice).pressSequentially(typed)
      await expect(all, typed).toHaveText(/Zoë Çelik/)
      await fieldOf(alice).fill('')
    }
  })

  it('D13 says before sending who is not in the conversation, and tells who is mentioned', async () => {
    const { t } = alice
    const { list, all, chosen } = suggestionsOf(alice)
    const note = alice.page.getByText(t('conversations.not-members', { names: 'Priya', count: 1 }))
    await fieldOf(alice).pressSequentially('@pr')
    await expect(all.filter({ hasText: 'Priya' })).toContainText(t('conversations.not-in-here'))
    await expect(chosen).not.toContainText(t('conversations.not-in-here'))
    await fieldOf(alice).press('ArrowDown')
    await fieldOf(alice).press('Enter')
    await expect(fieldOf(alice)).toHaveValue('@Priya ')
    await expect(note).toBeVisible()
    await fieldOf(alice).fill('')
    await expect(note).toHaveCount(0)
    await fieldOf(alice).pressSequentially('देखिए @प्रि')
    await expect(chosen).toContainText('प्रिया')
    await fieldOf(alice).press('Enter')
    await expect(fieldOf(alice)).toHaveValue('देखिए @प्रिया ')
    await expect(list).toHaveCount(0)
    await fieldOf(alice).press('Enter')
    await isSent(alice, 'देखिए @प्रिया')
    await expect(lineOf(priya, GROUP)).toHaveAccessibleName(new RegExp(t('conversations.mentioned'), 'u'))
    await expect(lineOf(priya, 'Carol')).toHaveCount(0)
  })

  it('D16 grows up to 40 % of the height, then scrolls; the last message stays in sight', async () => {
    const { page } = alice
    for (const size of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      await openConversation(alice, GROUP)
      const heights: number[] = []
      for (let lines = 0; lines < 24; lines++) {
        await fieldOf(alice).pressSequentially(`पंक्ति ${lines}`)
        await fieldOf(alice).press('Shift+Enter')
        const [row, log, field] = await Promise.all([
          rowsOf(alice).last().boundingBox(),
          page.getByRole('log').boundingBox(),
          fieldOf(alice).boundingBox(),
        ])
        if (row === null || log === null || field === null) throw new Error('Something is not drawn')
        expect(row.y + row.height).toBeLessThanOrEqual(log.y + log.height)
        expect(log.y + log.height).toBeLessThanOrEqual(field.y)
        heights.push(field.height)
      }
      const first = heights[0] ?? 0
      expect(heights[5]).toBeGreaterThan(first)
      expect(heights.at(-1)).toBeLessThanOrEqual(size.height * 0.4)
      expect(heights.at(-1)).toBeGreaterThan(size.height * 0.4 - 30)
      expect(heights.at(-1)).toBe(heights.at(-2))
      const isScrolled = await fieldOf(alice).evaluate((field) => field.scrollTop > 0)
      expect(isScrolled).toBe(true)
      await fieldOf(alice).fill('')
      await expect.poll(async () => (await fieldOf(alice).boundingBox())?.height).toBeLessThanOrEqual(first)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('D17 asks nobody about a link, neither when it is sent nor when it is seen', async () => {
    const link = 'https://example.org/secret-offer?id=42'
    await openConversation(alice, GROUP)
    await openConversation(priya, GROUP)
    await enter(alice, `देखिए ${link} अभी`)
    await isSent(alice, link)
    for (const person of [alice, priya]) {
      const anchor = rowsOf(person, link).getByRole('link', { name: link })
      await expect(anchor).toHaveAttribute('href', link)
      await expect(anchor).toHaveAttribute('rel', 'noreferrer noopener')
      await anchor.hover()
      await anchor.focus()
    }
    office.expectQuiet()
  })

  it('shows marks as what they mean, and everything else as the letters that were typed', async () => {
    await enter(alice, '*मोटा* _तिरछा_ ~कटा~ `कोड` <b>न मोटा</b> <img src=x onerror=alert(1)>')
    for (const person of [alice, priya]) {
      const row = rowsOf(person, 'न मोटा')
      await expect(row.getByRole('strong')).toHaveText(['मोटा'])
      await expect(row.getByRole('emphasis')).toHaveText(['तिरछा'])
      await expect(row.getByText('कटा', { exact: true })).toHaveCSS('text-decoration-line', 'line-through')
      await expect(row.getByRole('code')).toHaveText(['कोड'])
      await expect(row.getByText('<b>न मोटा</b> <img src=x onerror=alert(1)>')).toBeVisible()
      await expect(row.getByRole('img')).toHaveCount(0)
    }
  })
})
