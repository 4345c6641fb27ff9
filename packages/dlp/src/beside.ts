const LETTER_BEFORE = /[\p{L}\p{M}]$/u
/** In links, hashtags, paths, and codes with letters a number is somebody's key for something. */
const KEY_BEFORE = /[/=#@&?%~]$|[A-Za-z0-9][-_]$/
const KEY_BEHIND = /^[-_/][A-Za-z]/
const CURRENCY_BEFORE = /(?:\b(?:rs|inr|usd|eur|rupees|amount|amt)|रु|रुपये|[₹$€£])[ .:]{0,3}$/i
const SUM_BEHIND = /^(?:\.\d{1,2}(?![\d.])|\/-| ?(?:rs|inr|rupees|lakhs?|lacs?|crores?|cr|paise|रुपये|रु)\b)/i

/** What directly touches a number tells whether it stands by itself. */
export interface Beside {
  /** A letter, or the mark of a link, path, or longer code, touches it: only its own label makes it what it looks like. */
  readonly isGlued: boolean
  /** It goes on: a Latin letter behind it, a plus or a point after digits before it. */
  readonly isPartOfMore: boolean
  /** It is money. */
  readonly isAmount: boolean
}

/** Looks at a few units before and behind a number. */
export function lookBeside(text: string, start: number, end: number): Beside {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 12)
  return {
    isGlued: LETTER_BEFORE.test(before) || KEY_BEFORE.test(before) || KEY_BEHIND.test(behind),
    isPartOfMore: /[+*]$|\d\.$/.test(before) || /^[A-Za-z*@%]/.test(behind),
    isAmount: CURRENCY_BEFORE.test(before) || SUM_BEHIND.test(behind),
  }
}
