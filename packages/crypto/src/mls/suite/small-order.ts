import { hex } from '@chancery/base'

const P = 2n ** 255n - 19n

/** The field element of a 32-byte little-endian coordinate, its top bit masked, not reduced. */
function coordinate(bytes: Uint8Array): bigint {
  const bigEndian = bytes.toReversed()
  bigEndian[0] = (bigEndian[0] ?? 0) & 0x7f
  return BigInt(`0x${hex(bigEndian)}`)
}

// The u-coordinates of Curve25519 and its twist whose order divides 8: X25519 with them is zero (RFC 7748, 6.1).
const X25519_SMALL = new Set([
  0n,
  1n,
  P - 1n,
  0xb8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0n,
  0x57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5fn,
])
// The y-coordinates of the points of edwards25519 whose order divides 8.
const ED25519_SMALL = new Set([
  0n,
  1n,
  P - 1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
])

/** Whether anyone can encrypt to this X25519 public key: 32 bytes whose shared secrets are not all zero. */
export function isUsableX25519(publicKey: Uint8Array): boolean {
  return publicKey.length === 32 && !X25519_SMALL.has(coordinate(publicKey) % P)
}

/** Whether 32 bytes are a canonical edwards25519 coordinate of an order above 8. Being on the curve is not checked. */
export function isUsableEd25519(point: Uint8Array): boolean {
  if (point.length !== 32) return false
  const y = coordinate(point)
  return y < P && !ED25519_SMALL.has(y)
}
