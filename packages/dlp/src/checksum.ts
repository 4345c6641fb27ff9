/** Verhoeff, 1969: multiplication in the dihedral group of the pentagon, and the permutation that its digits go through. */
const TIMES = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const TURNED = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]
const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Whether the last of these digits is the check digit of the others after Verhoeff, as in Aadhaar numbers. */
export function passesVerhoeff(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum = Number(TIMES[sum]?.[Number(TURNED[i % 8]?.[digit])])
  }
  return sum === 0
}

/** Whether the last of these capitals and digits is the check character of the others, as the GST network computes it. */
export function passesMod36(code: string): boolean {
  let sum = 0
  for (let i = 0; i < code.length - 1; i++) {
    const product = BASE_36.indexOf(code.charAt(i)) * (i % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return BASE_36[(36 - (sum % 36)) % 36] === code.at(-1)
}

const ICAO_WEIGHTS = [7, 3, 1]

/** Whether `check` is the check digit of a field of a machine-readable zone: ICAO 9303-3, section 4.9. A filler `<` counts nothing. */
export function passesIcao(field: string, check: string): boolean {
  let sum = 0
  for (let i = 0; i < field.length; i++)
    sum += Math.max(BASE_36.indexOf(field.charAt(i)), 0) * (ICAO_WEIGHTS[i % 3] as number)
  return String(sum % 10) === check
}
