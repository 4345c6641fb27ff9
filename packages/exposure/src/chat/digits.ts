/** Where the ten digits of the scripts begin that phones write dates in; Latin ones are looked at first. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810, 0x1c50, 0xff10,
]

/** The value of a decimal digit of any of these scripts, or −1. */
export function digitOf(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return code - zero
  return -1
}

/** A text with every digit as a Latin one. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const value = digitOf(digit.charCodeAt(0))
    return value < 0 ? digit : String(value)
  })
}
