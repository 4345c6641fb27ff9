const EMOJI_ONLY = /^(?:\p{RGI_Emoji}|\s)+$/v
/** Longer texts are not looked at: a row of forty pictures is a picture, not an exclamation. */
const MAX_UNITS = 40
const MAX_EMOJI = 5

/** Whether a text is one to five emoji and nothing else: those are shown larger. */
export function isEmojiOnly(text: string): boolean {
  if (text.length > MAX_UNITS || text.trim() === '' || !EMOJI_ONLY.test(text)) return false
  return [...new Intl.Segmenter('und').segment(text.replaceAll(/\s/gu, ''))].length <= MAX_EMOJI
}
