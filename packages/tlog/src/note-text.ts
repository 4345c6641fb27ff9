import { fromUtf8 } from '@chancery/base'

/** The text of a note or file that came as bytes or text, or `undefined`: bad UTF-8, lone surrogates, control characters. */
export function cleanText(input: string | Uint8Array): string | undefined {
  const text = typeof input === 'string' ? input : fromUtf8(input)
  if (text === undefined || !text.isWellFormed() || hasControl(text)) return undefined
  return text
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 && code !== 0x0a) return true
  }
  return false
}

/** Whether `name` may name a key: not empty, no Unicode space, no control character, no plus (signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}+]/u.test(name) && cleanText(name) !== undefined
}
