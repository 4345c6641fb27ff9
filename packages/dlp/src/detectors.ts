import { aadhaar } from './detect/aadhaar.ts'
import { account } from './detect/account.ts'
import { apiKey } from './detect/api-key.ts'
import { card } from './detect/card.ts'
import { cif } from './detect/cif.ts'
import { drivingLicence } from './detect/driving-licence.ts'
import { email } from './detect/email.ts'
import { epic } from './detect/epic.ts'
import { gstin } from './detect/gstin.ts'
import { iban } from './detect/iban.ts'
import { ifsc } from './detect/ifsc.ts'
import { marking } from './detect/marking.ts'
import { otp } from './detect/otp.ts'
import { pan } from './detect/pan.ts'
import { passport } from './detect/passport.ts'
import { password } from './detect/password.ts'
import { phoneDetector } from './detect/phone.ts'
import { privateKey } from './detect/private-key.ts'
import { ssn } from './detect/ssn.ts'
import { upi } from './detect/upi.ts'
import { vid } from './detect/vid.ts'
import type { Detector } from './detector.ts'

/** All built-in detectors. `country` is where phone numbers without a country code belong (ISO 3166, two letters). */
export function builtInDetectors(country: string): Detector[] {
  return [
    aadhaar,
    vid,
    pan,
    gstin,
    epic,
    passport,
    drivingLicence,
    ifsc,
    account,
    upi,
    cif,
    otp,
    card,
    iban,
    phoneDetector(country),
    email,
    ssn,
    apiKey,
    privateKey,
    password,
    marking,
  ]
}
