import { CodedError } from '@chancery/base'

/**
 * What can go wrong when this package *makes* something. What it reads from others never throws: decoders answer
 * `undefined`.
 */
const SENTENCES = {
  'ohttp/message': 'The message has no binary form: check its method, target, status, and fields',
  'ohttp/padding': 'The message is longer than the length that it is to be padded to',
  'ohttp/key-config': 'The key configuration cannot be used: check its key and its algorithms',
} as const

/** The codes of the {@link CodedError}s that this package throws. */
export type OhttpErrorCode = keyof typeof SENTENCES

/** The error of this package for `code`, with its sentence. */
export function ohttpError(code: OhttpErrorCode, detail: CodedError['detail'] = {}): CodedError<OhttpErrorCode> {
  return new CodedError(code, SENTENCES[code], detail)
}

/** What `read` gives, or `undefined` where it meets bytes that are not what they should be. */
export function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}
