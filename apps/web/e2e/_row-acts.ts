import type { Locator } from '@playwright/test'
import type { MessageKey } from '../src/messenger/language/catalogue.ts'
import { expect } from './_acts.ts'
import type { WebPerson } from './_web-office.ts'
import { rowsOf } from './_writing.ts'

const entries = {
  react: 'acts.react',
  edit: 'acts.edit',
  delete: 'acts.delete',
  hide: 'acts.hide',
  forward: 'acts.forward',
  star: 'acts.star',
  pin: 'acts.pin',
  'reply-privately': 'acts.reply-privately',
  'who-reacted': 'acts.who-reacted',
  'copy-link': 'conversations.copy-link',
} as const satisfies Record<string, MessageKey>

/** Picks from the menu of a message, as a secondary click opens it. */
export async function choose(person: WebPerson, text: string, entry: keyof typeof entries): Promise<void> {
  const bubble = rowsOf(person, text).locator('[data-bubble]')
  await bubble.click({ button: 'right', position: { x: 8, y: 8 } })
  await person.page.getByRole('menuitem', { name: person.t(entries[entry]) }).click()
}

/** Presses keys where the focus is. */
export async function press({ page }: WebPerson, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The sentence of a message says this, too. */
export async function rowIs(person: WebPerson, text: string, words: string): Promise<void> {
  await expect(rowsOf(person, text)).toHaveAccessibleName(new RegExp(words, 'u'))
}

export function dialogOf({ page, t }: WebPerson, title: MessageKey): Locator {
  const name = t(title)
  return page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name }))
}

/** A passing word that begins like this sentence. */
export function toastOf({ page, t }: WebPerson, said: MessageKey): Locator {
  const [beginning = ''] = t(said, { why: '§' }).split('§')
  return page.getByRole('region', { name: t('common.notifications') }).getByText(beginning.trim())
}
