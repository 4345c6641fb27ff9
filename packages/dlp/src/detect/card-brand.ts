/** Which issuer's numbers begin like this, and how long they are. */
export interface CardBrand {
  readonly name: string
  /** Ranges of leading digits, both ends included and of the same length. */
  readonly ranges: readonly (readonly [string, string])[]
  readonly lengths: readonly number[]
  /** Set where so many other numbers look like it that Luhn's check says little: such a card stays *possible*, or needs words. */
  readonly weakness?: 'possible' | 'needs words'
}

const one = (start: string): readonly [string, string] => [start, start]

/** Issuer ranges of ISO/IEC 7812, as the schemes publish them. The first that fits is taken. */
const BRANDS: readonly CardBrand[] = [
  { name: 'Visa', ranges: [one('4')], lengths: [16] },
  { name: 'Visa', ranges: [one('4')], lengths: [13, 19], weakness: 'possible' },
  {
    name: 'Mastercard',
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  { name: 'American Express', ranges: [one('34'), one('37')], lengths: [15] },
  // RuPay's own ranges, and those it shares with Discover and JCB.
  {
    name: 'RuPay',
    ranges: [one('60'), one('65'), one('81'), one('82'), one('508'), one('353'), one('356')],
    lengths: [16],
  },
  {
    name: 'Discover',
    ranges: [
      ['644', '649'],
      ['622126', '622925'],
      ['6282', '6288'],
    ],
    lengths: [16],
  },
  { name: 'JCB', ranges: [['3528', '3589']], lengths: [16] },
  { name: 'Diners Club', ranges: [['300', '305'], one('3095'), one('36'), one('38'), one('39')], lengths: [14, 16] },
  { name: 'UnionPay', ranges: [one('62')], lengths: [16] },
  { name: 'Mir', ranges: [['2200', '2204']], lengths: [16] },
  { name: 'Dankort', ranges: [one('5019')], lengths: [16] },
  { name: 'Troy', ranges: [one('9792')], lengths: [16] },
  { name: 'Maestro', ranges: [one('50'), ['56', '58'], one('63'), one('67')], lengths: [16] },
  { name: 'UATP', ranges: [one('1')], lengths: [15], weakness: 'possible' },
  {
    name: 'Maestro',
    ranges: [one('50'), ['56', '58'], one('6')],
    lengths: [12, 13, 14, 15, 17, 18, 19],
    weakness: 'needs words',
  },
  { name: 'JCB', ranges: [['3528', '3589']], lengths: [17, 18, 19], weakness: 'needs words' },
  { name: 'Diners Club', ranges: [one('36')], lengths: [15, 17, 18, 19], weakness: 'needs words' },
]

/** The brand of a number, of its digits alone. */
export function cardBrand(digits: string): CardBrand | undefined {
  return BRANDS.find(
    ({ ranges, lengths }) =>
      lengths.includes(digits.length) &&
      ranges.some(([first, last]) => {
        const start = digits.slice(0, first.length)
        return start >= first && start <= last
      }),
  )
}

/** Luhn's check (ISO/IEC 7812-1, Annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = digits.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(i) - 48
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}
