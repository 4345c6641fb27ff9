import { concatBytes, hex, sha256, utf8 } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'

/** Crockford's digits: no letter can be taken for another when it is read from paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS_PER_DIGIT = 5
const GROUP = 4
const GROUPS_PER_LINE = 7
const FINGERPRINT_BYTES = 16
const LABEL = utf8('chancery recovery sheet 1')

/** The organization's public key as people compare it: eight groups of four. */
function fingerprintOf(publicKey: Uint8Array): string {
  return groups(hex(sha256(publicKey).subarray(0, FINGERPRINT_BYTES))).join(' ')
}

/** A key as 13 groups of 4 characters, and a 14th that shows a slip of the pen. */
export function keyInGroups(seed: Uint8Array): string[] {
  const check = crockford(sha256(concatBytes(LABEL, seed))).slice(0, GROUP)
  return [...groups(crockford(seed)), check]
}

/**
 * A page to print and lock away, in English: it holds the organization's private key. `organization` is its name, which a
 * device that has just founded has not read from the register yet. Throws `client/not-administrator` on a device without
 * the key.
 */
export function recoverySheet(engine: Pick<Engine, 'account' | 'now'>, organization: string): string {
  const { organizationSeed: seed, organization: publicKey, server } = engine.account
  if (seed === undefined)
    throw clientError('client/not-administrator', 'The organization’s key is on administrators’ devices only')
  const written = new Date(engine.now() * 1000).toISOString().slice(0, 10)
  const key = keyInGroups(seed)
  const lines: string[] = []
  for (let at = 0; at < key.length; at += GROUPS_PER_LINE)
    lines.push(`    ${key.slice(at, at + GROUPS_PER_LINE).join('  ')}`)
  return `RECOVERY SHEET

  Organization   ${organization}
  Server         ${server}
  Written        ${written}
  Fingerprint    ${fingerprintOf(publicKey)}

The key of the organization:

${lines.join('\n')}

The last group is a checksum. 0 is zero and 1 is one; the letters I, L, O, and U do not occur.

What it is for
  With this key an administrator can be made when no administrator has a working device
  any more. It reads no message. Whoever has it can let people in, and revoke devices.

What to do now
  1. Print this page twice. Lock the prints away in two places.
  2. Delete this file, and empty the waste basket.
  3. Compare the fingerprint with the one that colleagues see, once.
`
}

function crockford(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= BITS_PER_DIGIT) {
      bits -= BITS_PER_DIGIT
      text += DIGITS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + DIGITS[(held << (BITS_PER_DIGIT - bits)) & 31]
}

function groups(text: string): string[] {
  return text.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
}
