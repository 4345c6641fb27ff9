const YOU_WORDS = new Set(
  (
    'you yourself du dich dir sie ihnen usted ustedes tú te ti vous tu toi lei você vocês je jou u anda kamu awak siz sizi sen seni أنت أنتَ أنتِ إياك אתה את את/ה אותך ' +
    'شما вы вас вам ви ty cię ciebie vy vás vi sinä sinut dig あなた 自分 회원님 나 본인 您 你 bạn คุณ आप आपको आपने আপনি আপনাকে நீங்கள் உங்களை మీరు మిమ్మల్ని तुम्ही तुम्हाला आपण ' +
    'તમે તમને آپ εσείς εσάς dumneavoastră te'
  ).split(' '),
)

const AND =
  /(.*[^\s]) (?:and|und|y|e|et|en|dan|ve|ו|и|й|і|та|i|oraz|a|ja|och|og|與|和|और|এবং|ও|மற்றும்|మరియు|आणि|અને|اور|και|și|és|và|และ) (\S.*)/u

/** Whether a name in a line of the app itself stands for whoever made the export. */
export function isYou(name: string): boolean {
  return YOU_WORDS.has(name.toLowerCase())
}

/** The names of `Bob, Carol and Dave`; `isKnown` keeps names together that have such words or commas in them. */
export function splitNames(text: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(text)) return [text]
  const parts = text.split(/, |، |、/u)
  const last = parts.pop() ?? ''
  const and = isKnown(last) ? null : AND.exec(last)
  // Without a comma, `and` may be part of a name: a name of a firm, say. Two people are more usual.
  const names = and === null ? [...parts, last] : [...parts, and[1] ?? '', and[2] ?? '']
  return names.map((name) => name.trim()).filter((name) => name !== '')
}
