/** How one marking is written. */
export interface MarkingForm {
  readonly name: string
  /** Sources of patterns over the folded text, in which no letter has a nukta. */
  readonly patterns: readonly string[]
  /** Whether it is an ordinary word, too: then it must stand like a marking, or be said of a document. */
  readonly isWord?: boolean
}

const INNER = '(?:आंतरिक|आन्तरिक|antarik|aantarik)'
const FOR = '(?: (?:के लिए|के लिये|हेतु|ke liye|hetu))?'
const spaced = (word: string): string => [...word].join(' ')

/**
 * Markings of classification: those of the Government of India's manual (Top Secret, Secret, Confidential, Restricted; परम गुप्त, गुप्त,
 * गोपनीय, सीमित), what offices write besides, and the Traffic Light Protocol (FIRST, version 2). The first that fits is taken.
 */
export const MARKING_FORMS: readonly MarkingForm[] = [
  { name: 'TLP:RED', patterns: ['tlp ?: ?red'] },
  { name: 'TLP:AMBER+STRICT', patterns: ['tlp ?: ?amber ?\\+ ?strict'] },
  { name: 'TLP:AMBER', patterns: ['tlp ?: ?amber'] },
  { name: 'TLP:GREEN', patterns: ['tlp ?: ?green'] },
  {
    name: 'top secret',
    patterns: ['top[ -]secret', `${spaced('top')} {1,3}${spaced('secret')}`, 'परम गुप्त', 'अति गुप्त', 'param gupt'],
    isWord: true,
  },
  {
    name: 'strictly confidential',
    patterns: [
      '(?:strictly|highly|most|very) (?:private (?:and|&) )?confidential',
      '(?:अति|अत्यंत|अत्यन्त|पूर्णतः|पूर्णत|पूर्णतया|सख्त) ?-?गोपनीय',
      '(?:ati|atyant) gop(?:a?ni|anee|nee)ya?',
    ],
  },
  {
    name: 'confidential',
    patterns: [
      '(?:private|proprietary|personal|company|business|bank|commercial(?:ly)?|client|staff) ?(?:(?:and|&|-|/) ?)?(?:in )?confiden(?:tial|ce)',
      'निजी (?:एवं|और|व) गोपनीय',
    ],
  },
  {
    name: 'confidential',
    patterns: ['confidential', spaced('confidential'), 'गोपनीय', 'gop(?:a?ni|anee|nee)ya?'],
    isWord: true,
  },
  { name: 'secret', patterns: ['secret', spaced('secret'), 'गुप्त', 'gupt'], isWord: true },
  {
    name: 'internal circular',
    patterns: ['(?:internal|in-house) (?:circular|office memorandum|office order)', `${INNER} (?:परिपत्र|paripatra?)`],
  },
  {
    name: 'internal',
    patterns: [
      "(?:strictly |only )?(?:for )?(?:bank(?:'s)? |company |office )?internal (?:use|circulation|distribution|consumption)(?: only)?",
      'internal only',
      `(?:केवल |सिर्फ |kewal |keval |sirf )?${INNER} (?:उपयोग|प्रयोग|परिचालन|प्रसार|वितरण|upyog|prayog)${FOR}`,
    ],
  },
  {
    name: 'official use only',
    patterns: [
      "(?:for )?(?:official|staff|employees?'?|departmental|restricted) use only",
      'for (?:staff|employees|bank staff|members of staff) only',
      'fouo',
      `(?:केवल|सिर्फ|मात्र|kewal|keval) (?:सरकारी|शासकीय|विभागीय|आधिकारिक|कार्मिकों के|कर्मचारियों के|sarkari|vibhagiya) (?:उपयोग|प्रयोग|upyog|prayog)${FOR}`,
      '(?:केवल|सिर्फ) (?:कर्मचारियों|कार्मिकों|स्टाफ) (?:के लिए|हेतु)',
    ],
  },
  {
    name: 'not for circulation',
    patterns: [
      'not (?:for|to be) (?:public |external |further |onward )?(?:circulat(?:ion|ed)|distribut(?:ion|ed)|releas(?:e|ed)|publication|disclosure|shared outside)(?: outside)?',
      'no onward (?:circulation|distribution|transmission)',
      "(?:for )?(?:your |addressee'?s? )?eyes only",
      '(?:प्रसार|परिचालन|वितरण|प्रकाशन|सार्वजनिक प्रसार) (?:के लिए|हेतु) नहीं',
    ],
  },
  { name: 'restricted', patterns: ['(?:restricted|limited) (?:circulation|distribution)(?: only)?'] },
  {
    name: 'restricted',
    patterns: ['restricted', spaced('restricted'), 'प्रतिबंधित', 'प्रतिबन्धित', 'सीमित'],
    isWord: true,
  },
  {
    name: 'circular',
    patterns: [
      '(?:office |staff )?circular (?:no|number|ref)\\b',
      'परिपत्र (?:संख्या|सं|क्रमांक|क्र)',
      'paripatra? (?:sankhya|kramank)',
    ],
  },
  { name: 'circular', patterns: ['circular', 'परिपत्र', 'paripatra'], isWord: true },
  { name: 'internal', patterns: ['internal', 'आंतरिक', 'आन्तरिक'], isWord: true },
]
