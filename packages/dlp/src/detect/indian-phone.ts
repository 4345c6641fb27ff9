import type { Confidence } from '../finding.ts'

export interface PhoneForm {
  readonly confidence: Confidence
  readonly needsWords?: boolean
}

const MOBILE = /^[6-9]\d{9}$/
/** With the zero or the 91 before it that is dialled inside the country, or written without a plus. */
const PREFIXED_MOBILE = /^(?:0|91)[6-9]\d{9}$/
/** A zero, an area code of two to four digits, and the rest: eleven digits in all. */
const LANDLINE = /^0[1-8]\d{9}$/
const TOLL_FREE = /^(?:1800|1860)\d{6,7}$/
const MOBILE_SHAPES = new Set(['10', '5 5', '3 3 4', '4 3 3', '4 6', '6 4', '3 7', '2 4 4', '2 8'])
const PREFIXED_SHAPES = /^(?:11|12|[12] (?:10|5 5|3 3 4|4 3 3|4 6|3 7)|6 5|3 4 4|4 3 4|7 5)$/
const LANDLINE_SHAPES = /^(?:11|3 8|3 4 4|4 7|4 3 4|5 6|5 3 3)$/

/**
 * What digits are in the numbering plan of India (DoT, 2003): mobile numbers begin with 6 to 9; landlines are dialled with a zero
 * and an area code. Ten bare digits are only *possible*: many other numbers have ten.
 */
export function indianForm(digits: string, shape: string, isAlone: boolean, marks: string): PhoneForm | undefined {
  if (/^(\d)\1+$/.test(digits)) return undefined
  if (MOBILE.test(digits)) {
    if (!isAlone && !MOBILE_SHAPES.has(shape)) return undefined
    return { confidence: shape === '5 5' ? 'likely' : 'possible' }
  }
  if (PREFIXED_MOBILE.test(digits)) {
    // Four, four, and four are an Aadhaar number.
    if (shape === '4 4 4' || (!isAlone && !PREFIXED_SHAPES.test(shape))) return undefined
    return { confidence: shape.includes(' ') && PREFIXED_SHAPES.test(shape) ? 'likely' : 'possible' }
  }
  const isGrouped = shape.includes(' ')
  if (LANDLINE.test(digits)) {
    if (!LANDLINE_SHAPES.test(shape)) return undefined
    return { confidence: 'possible', needsWords: !isGrouped }
  }
  if (TOLL_FREE.test(digits)) return { confidence: 'possible', needsWords: !isGrouped }
  // A landline behind its country code, without the plus.
  if (/^91[1-5]\d{9}$/.test(digits) && shape.startsWith('2 ')) return { confidence: 'possible' }
  // As in North America: whoever is asked there writes it so here, too.
  if (digits.length === 10 && shape === '3 3 4' && /^[2-9]/.test(digits))
    return { confidence: 'possible', needsWords: !/[-.()]/.test(marks) }
  return undefined
}
