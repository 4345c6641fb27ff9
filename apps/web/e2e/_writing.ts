import type { Locator } from '@playwright/test'
import type { MessageState } from '../src/contract/topics.ts'
import { expect } from './_acts.ts'
import type { WebPerson } from './_web-office.ts'

/** The field that one writes in. */
export function fieldOf({ page, t }: WebPerson): Locator {
  return page.getByRole('textbox', { name: t('conversations.message'), exact: true })
}

/** The messages on the screen, or those that hold `text`. */
export function rowsOf({ page }: WebPerson, text?: string): Locator {
  const all = page.getByRole('log').getByRole('article')
  return text === undefined ? all : all.filter({ hasText: text })
}

/** What the messages on the screen say, from top to bottom. */
export async function textsOf(person: WebPerson): Promise<string[]> {
  const sentences = await rowsOf(person).evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''))
  return sentences.map((sentence) => /: (.*?)(?: · [^·]*)?$/su.exec(sentence)?.[1] ?? sentence)
}

/** Opens the conversation with a colleague, whether or not anything was ever said. */
export async function talkTo({ page, t }: WebPerson, name: string): Promise<void> {
  await page
    .getByRole('button', { name: t('conversations.new'), exact: true })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('option', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Writes and presses Enter. What becomes of it is for the test to see. */
export async function enter(person: WebPerson, text: string): Promise<void> {
  await fieldOf(person).fill(text)
  await fieldOf(person).press('Enter')
}

/** The one message that holds `text` has come so far. */
export async function reaches(person: WebPerson, text: string, ...states: readonly MessageState[]): Promise<void> {
  const words = states.map((state) => person.t(`conversations.state.${state}`))
  await expect(rowsOf(person, text)).toHaveAccessibleName(new RegExp(` · (${words.join('|')})$`, 'u'))
}

/** The message is on the record, however far it has come since. */
export function isSent(person: WebPerson, text: string): Promise<void> {
  return reaches(person, text, 'sent', 'delivered', 'read')
}
