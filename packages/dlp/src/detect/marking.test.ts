import { describe, expect, it } from 'vitest'
import { detect } from '../index.ts'

const markings = (text: string) =>
  detect(text, { types: ['marking'] }).map(
    ({ name, confidence, start, end }) => `${name}, ${confidence}: ${text.slice(start, end)}`,
  )

describe('a marking', () => {
  it.each([
    ['CONFIDENTIAL\nMinutes of the meeting', 'confidential, likely: CONFIDENTIAL'],
    ['Minutes\n- Confidential -\nPage 1', 'confidential, likely: Confidential'],
    ['Page 2 of 7   SECRET', 'secret, likely: SECRET'],
    ['*** TOP SECRET ***', 'top secret, likely: TOP SECRET'],
    ['T O P  S E C R E T', 'top secret, likely: T O P  S E C R E T'],
    ['C O N F I D E N T I A L', 'confidential, likely: C O N F I D E N T I A L'],
    ['[Restricted] Q3 figures', 'restricted, likely: Restricted'],
    ['Confidential: the list of Friday', 'confidential, likely: Confidential'],
    ['The note is classified as secret', 'secret, likely: secret'],
    ['marked “restricted”', 'restricted, likely: restricted'],
    ['For internal use only', 'internal, likely: For internal use only'],
    ['Bank’s rules - for internal circulation only', 'internal, possible: for internal circulation only'],
    ['INTERNAL CIRCULAR No. 12/2026', 'internal circular, likely: INTERNAL CIRCULAR'],
    ['please read the internal circular', 'internal circular, possible: internal circular'],
    ['treat it as strictly confidential', 'strictly confidential, possible: strictly confidential'],
    ['Private & Confidential', 'confidential, likely: Private & Confidential'],
    ['FOR OFFICIAL USE ONLY', 'official use only, likely: FOR OFFICIAL USE ONLY'],
    ['This list is not for circulation', 'not for circulation, possible: not for circulation'],
    ['TLP:AMBER+STRICT please', 'TLP:AMBER+STRICT, likely: TLP:AMBER+STRICT'],
    ['we got a secret document', 'secret, possible: secret'],
    ['This circular is confidential', 'confidential, possible: confidential'],
    ['गोपनीय\nबैठक का कार्यवृत्त', 'confidential, likely: गोपनीय'],
    ['परम गुप्त', 'top secret, likely: परम गुप्त'],
    ['विषय: (अति गोपनीय) सूची', 'strictly confidential, likely: अति गोपनीय'],
    ['यह अति गोपनीय दस्तावेज़ है', 'strictly confidential, possible: अति गोपनीय'],
    ['केवल आंतरिक उपयोग के लिए', 'internal, likely: केवल आंतरिक उपयोग के लिए'],
    ['केवल आन्तरिक प्रयोग हेतु', 'internal, likely: केवल आन्तरिक प्रयोग हेतु'],
    ['आंतरिक परिपत्र देखें', 'internal circular, possible: आंतरिक परिपत्र'],
    ['परिपत्र', 'circular, likely: परिपत्र'],
    ['केवल सरकारी उपयोग के लिए', 'official use only, likely: केवल सरकारी उपयोग के लिए'],
    ['yeh ati gopniya patra hai', 'strictly confidential, possible: ati gopniya'],
    ['gupt dastavez bheja hai', 'secret, possible: gupt'],
    ['Please treat this as Confidential.', 'confidential, possible: Confidential'],
    ['इस पत्र को गोपनीय रखें', 'confidential, possible: गोपनीय'],
    ['Subject: CONFIDENTIAL - the list', 'confidential, likely: CONFIDENTIAL'],
    ['RESTRICTED CIRCULATION', 'restricted, likely: RESTRICTED CIRCULATION'],
    ['Proprietary and Confidential', 'confidential, likely: Proprietary and Confidential'],
    ['Internal\nQ3 figures', 'internal, likely: Internal'],
    ['CONFI\u200bDENTIAL', 'confidential, likely: CONFI\u200bDENTIAL'],
  ])('is found in: %s', (text, expected) => {
    expect(markings(text)).toEqual([expected])
  })

  it('is certain where the document calls it its classification', () => {
    expect(markings('Classification: Restricted')).toEqual(['restricted, certain: Restricted'])
    expect(markings('वर्गीकरण: गोपनीय')).toEqual(['confidential, certain: गोपनीय'])
    expect(markings('SECRET\nCopy no. 3, distribution list overleaf')).toEqual(['secret, certain: SECRET'])
  })

  it.each([
    'keep it secret, please',
    'The secret of good tea is patience',
    'It is an open secret',
    'a top secret recipe',
    'speaking in confidence',
    'this stays confidential between us',
    'confidentiality matters',
    'a restricted area',
    'seats are restricted to ten',
    'blood circulars',
    'did you see the circular?',
    'नया परिपत्र देखा?',
    'गोपनीयता की नीति',
    'स्थान सीमित हैं',
    'यह गुप्त दान था',
    'use only one of them',
    'internally we use it',
    'an internal report of the internal audit',
    'export AWS_SECRET_NAME',
    'he kept it secret for years',
    'it is not confidential',
    'non-confidential papers',
    'this note is no longer secret',
    'यह पत्र गोपनीय नहीं है',
    'unlock(secret)',
    'Shri Gupta ji',
    'केवल कार्यालय प्रयोग हेतु',
    'AGE-SECRET-KEY',
  ])('is not in ordinary speech: %s', (text) => {
    expect(markings(text)).toEqual([])
  })

  it.each([
    'This e-mail and any attachments are confidential and intended solely for the addressee.',
    'The information in this email is strictly confidential. If you received it in error, delete it.',
    'CONFIDENTIALITY NOTICE: this message is privileged and confidential.',
    'CONFIDENTIAL: This message is intended only for the person it is addressed to.',
    'यह ईमेल और इसके संलग्नक गोपनीय हैं और केवल प्राप्तकर्ता के लिए हैं।',
  ])('is not what stands below every e-mail: %s', (text) => {
    expect(markings(text)).toEqual([])
  })

  it('is shown by its name', () => {
    expect(detect('अति गोपनीय')[0]?.masked).toBe('strictly confidential')
  })
})
