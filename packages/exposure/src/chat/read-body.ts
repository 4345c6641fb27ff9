import type { ChatMediaKind, ChatMessage } from './chat-message.ts'
import { isMark, plainWording, withoutMarks } from './marks.ts'
import { readPoll } from './read-poll.ts'
import {
  ATTACHED,
  AUDIO,
  CALL,
  CONTACT,
  DELETED,
  DOCUMENT,
  EDITED,
  GROUP,
  IMAGE,
  LIVE,
  LOCATION,
  MEDIA,
  MESSAGE,
  MISSED,
  OMITTED,
  STICKER,
  VIDEO,
  VIEW_ONCE,
} from './wording/content-words.ts'
import { deletedBy, LONGEST_DELETED_LINE } from './wording/deleted-lines.ts'
import { isLiveLocationLine } from './wording/live-lines.ts'

/** What a message of a person says: everything but when, who, and where in the file. */
export type Body = Pick<ChatMessage, 'kind' | 'text' | 'isEdited' | 'isViewOnce' | 'media' | 'poll'>

/** Longer lines are not the app's own. */
const LONGEST_OWN = 240
const LONGEST_TAG = 200
const LONGEST_FILE_LINE = 400
const NAMED_FILE = /^[^:：<>\n]{2,40}?\s?[:：]\s?(\S[^<>\n]*\.\w{1,8})$/u
const ANDROID_FILE = /^(.{1,200}?\.\w{1,8})[\u200E\u200F]* \(([^()]{3,60})\)$/u
const PLACE =
  /^([^:\n]{2,60}): ?https?:\/\/(?:maps\.google\.|www\.google\.[a-z.]+\/maps|maps\.app\.goo\.gl|goo\.gl\/maps|foursquare\.com|maps\.apple\.com)\S*$/u

/** Reads what a person sent. `isRepeated` says whether the very same line stands in the file several times. */
export function readBody(raw: string, isRepeated: (line: string) => boolean): Body {
  return readWhole(raw, isRepeated, true)
}

/** `mayBeEdited`: nothing is marked as edited twice, so that what is pasted over and over is not unwrapped over and over. */
function readWhole(raw: string, isRepeated: (line: string) => boolean, mayBeEdited: boolean): Body {
  if (raw.length <= LONGEST_OWN) {
    const own = readOwnWords(raw, isRepeated)
    if (own !== undefined) return own
  }
  return (
    readTagged(raw, isRepeated, mayBeEdited) ??
    readAttached(raw) ??
    readPoll(raw) ??
    readTail(raw) ?? { kind: 'text', text: plainText(raw) }
  )
}

/** Whether the app, not a person, wrote the beginning: its own words stand behind U+200E. */
export function isMarked(text: string): boolean {
  return text.charCodeAt(0) === 0x200e || (text.charCodeAt(0) === 0x200f && text.charCodeAt(1) === 0x200e)
}

const lower = (text: string): string => plainWording(text).normalize('NFC').toLowerCase()
const media = (kind: ChatMediaKind, isMissing: boolean, text = '', name?: string): Body => ({
  kind: name !== undefined && /\.vcf$/iu.test(name) ? 'contact' : 'media',
  text,
  media: { kind, ...(name === undefined ? {} : { name }), isMissing },
})

/** Deleted, a call, a place, something to be seen once: lines of which nothing was said by a person. */
function readOwnWords(raw: string, isRepeated: (line: string) => boolean): Body | undefined {
  const bare = withoutMarks(raw).trim()
  if (bare === '' || bare === 'null') return { ...media('unknown', true), isViewOnce: true }
  if (bare.includes('://') && PLACE.test(bare)) return readPlace(bare, isMarked(raw))
  if (bare.includes('\n')) return undefined
  if (bare.length <= LONGEST_DELETED_LINE && deletedBy(bare) !== undefined) return { kind: 'deleted', text: '' }
  if (isLiveLocationLine(bare)) return { kind: 'location', text: '' }
  if (isMarked(raw)) return readMarked(raw, bare, isRepeated(bare))
  // A wording that is not in the table: the very same short sentence about a deleted message, again and again.
  if (bare.length <= 60 && isRepeated(bare) && saysDeleted(lower(bare))) return { kind: 'deleted', text: '' }
  return undefined
}

/** `Location: https://…` is a place, and so is `North branch: https://…` where the app wrote it. */
function readPlace(bare: string, marked: boolean): Body | undefined {
  const isNamed = LOCATION.test(lower(bare.slice(0, bare.indexOf(':'))))
  if (!isNamed && !marked) return undefined
  return { kind: 'location', text: isNamed ? bare.slice(bare.indexOf(':') + 1).trim() : bare }
}

/** Deleted, in words that may not be in the table. */
const saysDeleted = (words: string): boolean => DELETED.test(words) && MESSAGE.test(words)

function readMarked(raw: string, bare: string, isRepeated: boolean): Body | undefined {
  const words = lower(bare)
  if (bare.length > 140 || bare.startsWith('<')) return undefined
  if (VIEW_ONCE.test(words)) return { ...media(kindOfWords(words) ?? 'unknown', true), isViewOnce: true }
  if (GROUP.test(words)) return undefined
  if (saysDeleted(words) && bare.length <= 100) return { kind: 'deleted', text: '' }
  if (raw.includes('•') || bare.split(/\s/u).length > 8) return undefined
  if (CALL.test(words) && (!OMITTED.test(words) || MISSED.test(words))) return { kind: 'call', text: '' }
  if (LOCATION.test(words) && LIVE.test(words)) return { kind: 'location', text: '' }
  if (bare.split(/\s/u).length > 5) return undefined
  // The same few words again and again, in a language that is not known: something was left out.
  return omitted(words, '') ?? (isRepeated ? media('unknown', true) : undefined)
}

/** `image omitted`, in any language: what was left out is named. */
function omitted(words: string, caption: string, name?: string): Body | undefined {
  if (CONTACT.test(words)) return { kind: 'contact', text: caption }
  const kind = kindOfWords(words)
  if (kind !== undefined) return media(kind, true, caption, name)
  return OMITTED.test(words) && MEDIA.test(words) ? media('unknown', true, caption, name) : undefined
}

function kindOfWords(words: string): ChatMediaKind | undefined {
  if (/\bgif|جيف/u.test(words)) return 'gif'
  if (STICKER.test(words)) return 'sticker'
  if (VIDEO.test(words)) return 'video'
  if (DOCUMENT.test(words)) return 'document'
  if (IMAGE.test(words)) return 'image'
  return AUDIO.test(`${words} `) ? 'audio' : undefined
}

/** `<attached: name.jpg>`, `<Media omitted>`, `<This message was edited>`, each alone or behind what was said. */
function readTagged(raw: string, isRepeated: (line: string) => boolean, mayBeEdited: boolean): Body | undefined {
  if (!/>[\s\u200E\u200F]{0,7}$/u.test(raw.slice(-8))) return undefined
  const start = raw.lastIndexOf('<')
  const tag = raw.slice(start + 1, raw.lastIndexOf('>'))
  if (start < 0 || tag.length < 3 || tag.length > LONGEST_TAG || /[>\n]/u.test(tag)) return undefined
  const said = raw.slice(0, start)
  const name = NAMED_FILE.exec(withoutMarks(tag))?.[1]
  if (name !== undefined) return media(kindOfName(name), false, plainText(said).trimEnd(), name)
  const words = lower(tag)
  if (withoutMarks(said).trim() === '') return readLoneTag(raw, words, isRepeated)
  // Behind what was said, with a mark between, or in known words: only an edit is told this way.
  const isEdited = /[\u200E\u200F]\s?$/u.test(said.slice(-2)) || (EDITED.test(words) && MESSAGE.test(words))
  return mayBeEdited && isEdited ? edited(said, isRepeated) : undefined
}

/** `<Media omitted>`: known words, or the very same tag again and again. */
function readLoneTag(raw: string, words: string, isRepeated: (line: string) => boolean): Body | undefined {
  const kind = kindOfWords(words)
  if (VIEW_ONCE.test(words)) return { ...media(kind ?? 'unknown', true), isViewOnce: true }
  if (saysDeleted(words)) return { kind: 'deleted', text: '' }
  const isKnown = MEDIA.test(words)
    ? words.includes(' ') || OMITTED.test(words)
    : OMITTED.test(words) && kind !== undefined
  const isOwn = isKnown || (isRepeated(withoutMarks(raw).trim()) && !/[=/]/u.test(words))
  return isOwn ? media(kind ?? 'unknown', true) : undefined
}

function edited(said: string, isRepeated: (line: string) => boolean): Body {
  return { ...readWhole(withoutEnd(withoutEnd(said).trimEnd()), isRepeated, false), isEdited: true }
}

/** `IMG-20220316-WA0001.jpg (file attached)`, and what was said with it on the next lines. */
function readAttached(raw: string): Body | undefined {
  const end = raw.indexOf('\n')
  const line = end < 0 ? raw : raw.slice(0, end)
  if (line.length > LONGEST_FILE_LINE || !line.includes(' (')) return undefined
  const [, name = '', remark = ''] = ANDROID_FILE.exec(withoutMarks(line).trim()) ?? []
  if (name === '') return undefined
  const caption = end < 0 ? '' : raw.slice(end + 1)
  if (!isMarked(raw) && !/-WA\d{4}/u.test(name) && !ATTACHED.test(lower(remark))) return undefined
  return media(kindOfName(name), false, caption, name)
}

/** `Report.pdf • 3 pages document omitted`: the app's words behind a person's, with a mark between. */
function readTail(raw: string): Body | undefined {
  const at = raw.lastIndexOf('\u200E')
  if (at < 0 || raw.length - at > 80 || raw.includes('\n', at)) return undefined
  const words = lower(raw.slice(at))
  if (!OMITTED.test(words) && !raw.includes('•')) return undefined
  const said = withoutMarks(raw.slice(0, at)).trim()
  const name = /^([^\n•]+\.\w{1,8}) ?•/u.exec(said)?.[1]
  const caption = name === undefined ? said : said.split('\n').slice(1).join('\n')
  return omitted(words, caption, name?.trim())
}

function kindOfName(name: string): ChatMediaKind {
  const upper = name.toUpperCase()
  const extension = /\.(\w+)$/u.exec(upper)?.[1] ?? ''
  if (/^STK|-STICKER-/u.test(upper) || extension === 'WEBP') return 'sticker'
  if (/-GIF-/u.test(upper) || extension === 'GIF') return 'gif'
  if (/^(?:JPE?G|PNG|HEIC|BMP|TIFF?)$/u.test(extension)) return 'image'
  if (/^(?:MP4|MOV|3GP|AVI|MKV|WEBM)$/u.test(extension)) return 'video'
  if (/^(?:OPUS|MP3|M4A|AAC|OGG|WAV|AMR|CAF)$/u.test(extension)) return 'audio'
  return 'document'
}

function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && (text.charCodeAt(end - 1) === 0x200e || text.charCodeAt(end - 1) === 0x200f)) end--
  return text.slice(0, end)
}

/** A text without the marks that the app sets before and behind some. */
function plainText(text: string): string {
  let start = 0
  while (start < text.length && isMark(text.charCodeAt(start))) start++
  return withoutEnd(start === 0 ? text : text.slice(start))
}
