import { hex, sha256, utf8 } from '@chancery/base'

/**
 * A short name of a key for people to compare, of a key in the one line in which it travels (a verifier key, a key
 * configuration in URL-safe base64): 16 hexadecimal digits of its SHA-256, in fours.
 */
export function fingerprint(key: string): string {
  return (hex(sha256(utf8(key)).subarray(0, 8)).match(/.{4}/g) ?? []).join(' ')
}
