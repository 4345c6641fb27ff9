import { ByteReader, ByteWriter } from '@chancery/base'
import { ohttpError } from './errors.ts'
import { fromLatin1, latin1 } from './latin1.ts'
import { readPrefixed, readVarint, writePrefixed } from './varint.ts'

/** Header or trailer fields in order, names in small letters. Each character of a value stands for one byte. */
export type Fields = readonly (readonly [name: string, value: string])[]

/** A field costs its sender three bytes and its reader far more, so a message has no more than this. */
const MAX_FIELDS = 256

/** A token of RFC 9110, section 5.6.2, in small letters; a pseudo-field has a colon before it (RFC 9113, section 8.2.1). */
const NAME = /^:?[!#$%&'*+\-.^_`|~0-9a-z]+$/
const CONTROL_DATA = new Set([':method', ':scheme', ':authority', ':path', ':status'])
/** Neither NUL, CR, LF, nor white space at the ends (RFC 9113, section 8.2.1). */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it is about
const VALUE = /^(?![ \t])[^\0\r\n]*(?<![ \t])$/

/** Throws `ohttp/message` where RFC 9292, section 3.6, calls the fields invalid. */
function checkFields(fields: Fields, isTrailer: boolean): void {
  if (fields.length > MAX_FIELDS) throw ohttpError('ohttp/message')
  let mayBePseudo = !isTrailer
  for (const [name, value] of fields) {
    const isPseudo = name.startsWith(':')
    if (!NAME.test(name) || CONTROL_DATA.has(name) || !VALUE.test(value) || (isPseudo && !mayBePseudo))
      throw ohttpError('ohttp/message')
    if (!isPseudo) mayBePseudo = false
  }
}

/** The bytes of a field section without its length (RFC 9292, section 3.6). */
export function encodeFields(fields: Fields, isTrailer: boolean): Uint8Array {
  checkFields(fields, isTrailer)
  const writer = new ByteWriter()
  for (const [name, value] of fields) {
    writePrefixed(writer, latin1(name))
    writePrefixed(writer, latin1(value))
  }
  return writer.take()
}

/** Reads field lines while `more` says that there is one, which it does by giving the length of its name. */
function readLines(reader: ByteReader, more: () => number | undefined, isTrailer: boolean): Fields {
  const fields: (readonly [string, string])[] = []
  for (let length = more(); length !== undefined; length = more()) {
    if (fields.length === MAX_FIELDS) throw ohttpError('ohttp/message')
    fields.push([fromLatin1(reader.bytes(length)), fromLatin1(readPrefixed(reader))])
  }
  checkFields(fields, isTrailer)
  return fields
}

/** Reads a section that begins with its length. */
export function readKnownFields(reader: ByteReader, isTrailer: boolean): Fields {
  const section = new ByteReader(readPrefixed(reader))
  return readLines(section, () => (section.left === 0 ? undefined : readVarint(section)), isTrailer)
}

/** Reads a section that a zero ends. */
export function readIndeterminateFields(reader: ByteReader, isTrailer: boolean): Fields {
  return readLines(reader, () => readVarint(reader) || undefined, isTrailer)
}
