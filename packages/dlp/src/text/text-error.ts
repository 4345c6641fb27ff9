import { CodedError } from '@chancery/base'

const SENTENCES = {
  'text/encrypted': 'It is protected with a password; save a copy without one and scan that',
  'text/old-office':
    'It is an Office file of before 2007, or a binary workbook; save it as docx, xlsx, or pptx and scan that',
  'text/picture': 'It is a picture, and words in pictures are not read',
  'text/no-words': 'It holds no words, only pictures of some perhaps, and words in pictures are not read',
  'text/recording': 'It is a sound or a film, which is not read',
  'text/packed': 'It is packed in a way that is not read; unpack it and scan what was in it',
  'text/pdf': 'It is a PDF, which is not read here',
  'text/binary': 'It is neither text nor a document of a kind that is read',
  'text/damaged': 'It is damaged: it ends too early, or is not what it begins as',
  'text/too-large': 'It is too large, or grows too much when it is unpacked',
  'text/too-slow': 'It takes too long to read',
} as const

/** Why the text of a file cannot be read. */
export type TextErrorCode = keyof typeof SENTENCES

/** A {@link CodedError} with its sentence. It carries nothing of the file. */
export function textError(code: TextErrorCode): CodedError<TextErrorCode> {
  return new CodedError(code, SENTENCES[code])
}

/** Whether an error says that a file cannot be read, and not that the program is wrong. */
export function isTextError(error: unknown): error is CodedError<TextErrorCode> {
  return error instanceof CodedError && Object.hasOwn(SENTENCES, error.code)
}
