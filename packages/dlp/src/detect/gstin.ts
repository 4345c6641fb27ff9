import { passesMod36 } from '../checksum.ts'
import type { Candidate, Detector } from '../detector.ts'
import { maskAllBut } from '../mask.ts'
import { named, phrases } from '../words.ts'

const CODE = /(?<![A-Za-z0-9])\d{2}[A-Za-z0-9]{12}[A-Za-z0-9](?![A-Za-z0-9])/g
const IN_PARTS =
  /(?<![A-Za-z0-9])\d{2}([ -])[A-Za-z]{5}\1?\d{4}\1?[A-Za-z]\1?[1-9A-Za-z]\1?[A-Za-z]\1?[A-Za-z0-9](?![A-Za-z0-9])/g
/** As the GST network lists them: a business (Z, or 1–9 and A–J for later ones), who deducts (D; by PAN or TAN) or collects (C) tax at source; */
const OF_BUSINESS = /^(\d\d)(?:[A-Z]{5}\d{4}[A-Z][1-9A-Z][Z1-9A-J]|[A-Z]{4}[A-Z0-9]\d{4}[A-Z][1-9A-Z]D).$/
/** embassies and UN bodies, non-resident taxpayers, and foreign suppliers of online services. */
const OF_OTHERS = /^(?:\d{4}[A-Z]{3}\d{5}(?:[UO]N|NR)|99\d{2}[A-Z]{3}\d{5}OS).$/
/** 01 to 38, where 38 is Ladakh; 96 and 97 for other countries and territories, 99 for the centre. */
const isState = (code: string): boolean =>
  (code >= '01' && code <= '38') || code === '96' || code === '97' || code === '99'

/** GST identification numbers: state, PAN, number of the registration, Z, and a check character. */
export const gstin: Detector = {
  type: 'gstin',
  words: [
    ...named(['gstin', 'gst', 'gstn', 'uin', 'gst id', 'gst registration', 'जीएसटी', 'जीएसटीआईएन', 'जीएसटीएन']),
    'gstin/uin',
  ],
  about: phrases(
    'tax invoice, invoice, hsn, sac, cgst, sgst, igst, e-way bill, taxpayer, place of supply, supplier',
    'आपूर्तिकर्ता, कर बीजक, करदाता',
  ),
  *find({ text }) {
    for (const { 0: written, index } of text.matchAll(CODE)) yield* judge(written, index, false)
    for (const { 0: written, index } of text.matchAll(IN_PARTS)) yield* judge(written, index, true)
  },
}

function* judge(written: string, start: number, isInParts: boolean): Iterable<Candidate> {
  const code = written.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const [, state = ''] = OF_BUSINESS.exec(code) ?? []
  const isOther = OF_OTHERS.test(code)
  if (state === '' && !isOther) return
  const place = { start, end: start + written.length, masked: maskAllBut(written, 4) }
  if (passesMod36(code) && (isOther || isState(state))) yield { ...place, confidence: 'likely' }
  else if (!isOther)
    yield {
      ...place,
      confidence: 'possible',
      most: 'possible',
      needsWords: isInParts || !isState(state) || code[13] !== 'Z',
    }
}
