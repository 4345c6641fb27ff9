import { fromHex, fromUtf8, hex, utf8 } from '@chancery/base'

/** A 32-byte key as a line of hex, so that `openssl` takes it as it is. */
export function encodeKeyFile(key: Uint8Array): Uint8Array {
  return utf8(`${hex(key)}\n`)
}

/** The key, or `undefined` for any other form: longer, shorter, a second line. */
export function decodeKeyFile(file: Uint8Array | undefined): Uint8Array | undefined {
  const [, line] = /^([0-9a-f]{64})\n$/.exec(fromUtf8(file ?? new Uint8Array(0)) ?? '') ?? []
  return line === undefined ? undefined : fromHex(line)
}
