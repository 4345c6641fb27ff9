/** A part of the organization, by the addresses of its devices. */
export interface Site {
  readonly name: string
  readonly networks: readonly Network[]
}

export interface Network {
  /** IPv6, or IPv4 as IPv6 has it. */
  readonly address: bigint
  /** How many bits of the 128 say which network it is. */
  readonly bits: number
}

const V4 = 0xffff_0000_0000n
const ALL = 128

/** An address as a number; IPv4 is where IPv6 has it (RFC 4291, 2.5.5.2). Undefined if it is none. */
export function parseAddress(text: string): bigint | undefined {
  const v4 = parseV4(text)
  if (v4 !== undefined) return V4 + v4
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text) || !text.includes(':')) return undefined
  const last = text.slice(text.lastIndexOf(':') + 1)
  const tail = last.includes('.') ? parseV4(last) : undefined
  if (last.includes('.') && tail === undefined) return undefined
  const groups = tail === undefined ? text : `${text.slice(0, -last.length)}${hex(tail >> 16n)}:${hex(tail & 0xffffn)}`
  return parseGroups(groups)
}

function parseV4(text: string): bigint | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  const bytes = found?.slice(1).map(Number)
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
}

function parseGroups(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - front.length - back.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back]
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`)
}

function hex(number: bigint): string {
  return number.toString(16)
}

/** A network such as `10.20.0.0/16` or `2001:db8::/32`; undefined if it is none. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', size] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? []
  const number = parseAddress(address)
  if (number === undefined || size === undefined) return undefined
  const isV4 = !address.includes(':')
  if (Number(size) > (isV4 ? 32 : ALL)) return undefined
  return { address: number, bits: Number(size) + (isV4 ? ALL - 32 : 0) }
}

export function isInside(address: bigint, { address: network, bits }: Network): boolean {
  const shift = BigInt(ALL - bits)
  return address >> shift === network >> shift
}
