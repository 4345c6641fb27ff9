import { ByteReader, ByteWriter, canonicalJson, parseCanonicalJson } from '@chancery/base'

/** What travels under a welcome key: where and when the epoch began, then the MLS Welcome. */
export interface WelcomeMessage {
  /** Board position of the commit that began the epoch; cells after it may belong to it. */
  readonly at: number
  /** The day at which the epoch's chain of day keys starts. */
  readonly day: number
  readonly welcome: Uint8Array
}

/** The bytes of a welcome message: `u16 length || canonical JSON || MLS Welcome`. */
export function encodeWelcomeMessage(message: WelcomeMessage): Uint8Array {
  const header = canonicalJson({ at: message.at, day: message.day })
  return new ByteWriter().u16(header.length).bytes(header).bytes(message.welcome).take()
}

/** The welcome message in these bytes, or `undefined`. The Welcome itself is not opened here. */
export function decodeWelcomeMessage(bytes: Uint8Array): WelcomeMessage | undefined {
  try {
    const reader = new ByteReader(bytes)
    const header = parseCanonicalJson(reader.bytes(reader.u16()))
    if (typeof header !== 'object' || header === null || !('at' in header) || !('day' in header)) return undefined
    const { at, day } = header
    if (!isWhole(at) || !isWhole(day)) return undefined
    return { at, day, welcome: reader.bytes(reader.left) }
  } catch {
    return undefined
  }
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
