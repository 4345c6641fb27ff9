import { phrases } from '../words.ts'
import type { Detector } from '../detector.ts'
import { UPI_HANDLES } from './upi-handles.ts'

/** A name at a provider's handle. A dot behind the handle would make it an e-mail address, a colon the place of a program. */
const ID =
  /(?<![A-Za-z0-9._\-@/:])([A-Za-z0-9][A-Za-z0-9._-]{1,255})@([A-Za-z][A-Za-z0-9]{1,63})(?![A-Za-z0-9@_/]|[.-][A-Za-z0-9]|:\S)/g

/** New handles are given out often; most carry the name of a bank, and many names are mobile numbers. */
const OF_A_BANK = /bank|pay|upi|axis|hdfc|icici|sbi|yes|rbl|kotak|federal|idfc/i
const MOBILE = /^(?:91)?[6-9]\d{9}(?:[._-]\w+)?$/

/** UPI ids (NPCI): `name@handle`. There is no check; the handles of providers tell it from everything else with an @. */
export const upi: Detector = {
  type: 'upi',
  words: phrases(
    'upi, upi id, upi no, upi address, vpa, vpa id, virtual payment address, bhim, bhim upi, gpay',
    'google pay',
    'phonepe, phone pe, paytm, यूपीआई, यूपीआई आईडी, वीपीए, भीम, गूगल पे, फोनपे, फोन पे, पेटीएम',
  ),
  about: phrases('pay, payment, paid, transfer, send money, collect request, scan, qr, भुगतान, पैसे, पैसा, पेमेंट', 'paise'),
  *find({ text }) {
    for (const { 0: written, 1: name = '', 2: handle = '', index } of text.matchAll(ID))
      yield {
        start: index,
        end: index + written.length,
        confidence: UPI_HANDLES.has(handle.toLowerCase()) ? 'likely' : 'possible',
        needsWords: !UPI_HANDLES.has(handle.toLowerCase()) && !OF_A_BANK.test(handle) && !MOBILE.test(name),
        masked: `${'X'.repeat(Math.min(name.length, 8))}@${handle}`,
      }
  },
}
