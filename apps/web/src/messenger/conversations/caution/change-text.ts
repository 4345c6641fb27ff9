import type { Finding } from '@chancery/dlp'
import { shiftMentions } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'

/** The text with something else in the place of one finding; the caret stands behind it. */
export function replaceFinding(written: Written, { start, end }: Finding, put: string): Written {
  const before = written.text
  // Without the blank that would be left twice.
  const isBetweenBlanks = put === '' && /^$|\s$/u.test(before.slice(0, start)) && /^\s/u.test(before.slice(end))
  const rest = before.slice(isBetweenBlanks ? end + 1 : end)
  const text = `${before.slice(0, start)}${put}${rest}`
  const caret = start + put.length
  return { text, caret, mentions: shiftMentions(before, text, caret, written.mentions) }
}
