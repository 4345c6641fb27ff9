const LETTER = /[\p{L}\p{M}]/u
/** In links, hashtags, paths, and codes with letters a number is somebody's key for something. */
const KEY_BEFORE = '/=#@&?%~'
const ALPHANUMERIC = /[A-Za-z0-9]/
const LATIN = /[A-Za-z]/
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
  const before = text.charAt(start - 1)
  const behind = text.charAt(end)
  const isJoinedBefore = (before === '-' || before === '_') && ALPHANUMERIC.test(text.charAt(start - 2))
  const isJoinedBehind = (behind === '-' || behind === '_' || behind === '/') && LATIN.test(text.charAt(end + 1))
  const isDecimal = before === '.' && /\d/.test(text.charAt(start - 2))
  return {
    isGlued: isJoinedBefore || isJoinedBehind || (before !== '' && KEY_BEFORE.includes(before)) || LETTER.test(before),
    isPartOfMore:
      isDecimal || before === '+' || before === '*' || (behind !== '' && '*@%'.includes(behind)) || LATIN.test(behind),
    isAmount:
      CURRENCY_BEFORE.test(text.slice(Math.max(0, start - 12), start)) || SUM_BEHIND.test(text.slice(end, end + 12)),
  }
}
