/** How the words beside a time change its hour. */
export type DayPeriod = 'am' | 'pm' | 'noon' | 'night'

// As CLDR has them for phones, without spaces, dots, and marks, in lower case.
const MORNING =
  'am vm an ጥዋት ص পূৰ্বাহ্ন পূর্বাহ্ণ সকাল ভোর སྔདྲོ dop ку проб πμ atm قظ ap rn de fh 午前 오전 bn тң ກ່ອນທ່ຽງ priešpiet priekšp ' +
  'претпл үө pg နံနက် पूर्वाह्न मपू सकाळी सुबह முப முற்பகல் காலை పూర్వాహ్నం ಪೂರ್ವಾಹ್ನ ਪੂਦੁ fm غم صبح ib пере පෙව gh pd öö дп to sa ' +
  '上午 早上 凌晨 清晨 ก่อนเที่ยง לפנהצ בבוקר преподне prijepodne prijep sf wd hh'
const AFTERNOON =
  'pm nm anw ከሰዓት م অপৰাহ্ন অপরাহ্ণ বিকাল বিকেল সন্ধ্যা ཕྱིདྲོ odp pop кх слоб μμ ptm بظ ip in du eh 午後 오후 pn тк ຫຼັງທ່ຽງ popiet pēcp ' +
  'попл үх ptg ညနေ अपराह्न मउ दुपारी संध्याकाळी शाम பிப பிற்பகல் மாலை అపరాహ్నం ಅಪರಾಹ್ನ ਬਾਦੁ em غو شام පව gd md ös пп tk ch ' +
  '下午 傍晚 หลังเที่ยง אחהצ אחרהצ поподне poslijepodne posl ym wb ea gm eb'
const PERIODS = new Map<string, DayPeriod>([
  ...MORNING.split(' ').map((word): [string, DayPeriod] => [word, 'am']),
  ...AFTERNOON.split(' ').map((word): [string, DayPeriod] => [word, 'pm']),
  ...['中午', 'দুপুর', 'दोपहर', 'noon', '正午'].map((word): [string, DayPeriod] => [word, 'noon']),
  ...['晚上', '半夜', '夜里', '夜晚', 'রাত', 'रात'].map((word): [string, DayPeriod] => [word, 'night']),
])

/**
 * The period that the words beside a time name, or nothing: `klo`, `u`, and unknown words change no hour. The words count
 * together (`p. m.`) or each alone (`ч. pm`).
 */
export function dayPeriodOf(words: string): DayPeriod | undefined {
  if (words === '' || words === ' ' || words === ', ') return undefined
  if (seen.has(words)) return seen.get(words)
  const period =
    PERIODS.get(bare(words)) ??
    words
      .split(/\s/u)
      .map((word) => PERIODS.get(bare(word)))
      .find((period) => period !== undefined)
  if (seen.size < 1000) seen.set(words, period)
  return period
}

/** A file has two spellings, on every line. */
const seen = new Map<string, DayPeriod | undefined>()

function bare(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}]/gu, '')
    .toLowerCase()
}

/** The hour of the day, 0 to 23, that an hour on a clock is in a period. */
export function hourOfDay(hour: number, period: DayPeriod | undefined): number {
  if (period === undefined || hour > 12) return hour % 24
  if (period === 'am') return hour % 12
  if (period === 'pm') return (hour % 12) + 12
  if (period === 'noon') return hour >= 10 ? hour : hour + 12
  return hour === 12 || hour < 6 ? hour % 12 : hour + 12
}
