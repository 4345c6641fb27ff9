import { base64url, fromBase64url, fromUtf8, utf8 } from '@chancery/base'

/** Bytes for the store from plain data in which byte arrays may stand anywhere. */
export function encodeRecord(value: unknown): Uint8Array {
  return utf8(
    JSON.stringify(value, (_name, member: unknown) =>
      member instanceof Uint8Array ? { $bytes: base64url(member) } : member,
    ),
  )
}

/** The data of {@link encodeRecord}. The store is our own, so its shape is trusted. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what is stored under a key has one type; the caller names it
export function decodeRecord<Value>(bytes: Uint8Array): Value {
  return JSON.parse(fromUtf8(bytes) ?? '', (_name, member: unknown) => {
    if (typeof member !== 'object' || member === null || !('$bytes' in member)) return member
    return fromBase64url(member.$bytes as string)
  }) as Value
}
