import { CodedError } from '@chancery/base'

const SENTENCES = {
  'exposure/people': 'A view and its truth must count the same people; number them once, for both',
  'exposure/person': 'A view names a person whom it does not count; raise its number of people, or leave the event out',
  'exposure/empty': 'The file is empty; export the chat again',
  'exposure/not-text': 'This is neither text nor an archive of an export; choose the .txt or .zip that WhatsApp made',
  'exposure/encoding': 'This text is neither UTF-8 nor UTF-16; save it as UTF-8, or export the chat again',
  'exposure/no-chat': 'There is no chat in here; choose the .txt or .zip that WhatsApp made',
  'exposure/damaged-archive':
    'The archive is damaged or incomplete; export the chat again, or unpack it and choose the .txt',
  'exposure/locked-archive': 'The archive is locked with a password; unpack it and choose the .txt',
  'exposure/other-archive': 'The archive is packed in a way that is not read; unpack it and choose the .txt',
  'exposure/archive-bomb':
    'The archive unpacks to far more than any chat; it was not made by WhatsApp, and is not read',
} as const

/** The codes of the {@link CodedError}s that this package throws. */
export type ExposureErrorCode = keyof typeof SENTENCES

/** The error of this package for `code`, with its sentence. */
export function exposureError(code: ExposureErrorCode): CodedError<ExposureErrorCode> {
  return new CodedError(code, SENTENCES[code])
}
