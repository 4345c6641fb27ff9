import { fromHex, hex } from '@chancery/base'

const P = 2n ** 255n - 19n

/** The field element of a 32-byte little-endian coordinate, its top bit masked, not reduced. */
function coordinate(bytes: Uint8Array): bigint {
  const bigEndian = bytes.toReversed()
  bigEndian[0] = (bigEndian[0] ?? 0) & 0x7f
  return BigInt(`0x${hex(bigEndian)}`)
}

const points = (...rare: string[]) => new Set([0n, 1n, P - 1n, ...rare.map((text) => coordinate(fromHex(text)!))])

// The u-coordinates of Curve25519 and its twist whose order divides 8: X25519 with them is zero (RFC 7748, 6.1).
const X25519_SMALL = points(
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
)
// The y-coordinates of the points of edwards25519 whose order divides 8.
const ED25519_SMALL = points(
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
)

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
