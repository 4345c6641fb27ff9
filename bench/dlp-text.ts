/** Lines of an office and a bank; `#` is a digit. About one in three holds something that is to be found. */
const LINES: readonly string[] = [
  'Dear all, kindly find attached the minutes of the meeting that was held on ##/0#/2026 in the conference room.',
  'Please call the customer on 98### ##### before Friday and note what was said.',
  'कृपया शाखा प्रबंधक को बताएँ कि बैठक सोमवार को 11 बजे होगी और सभी को आना है।',
  'The statement of account no. 3#########1 for the month of March shows a debit of Rs ##,###.00 on the last day.',
  'UTR ############ was credited yesterday; the remaining amount follows by NEFT next week.',
  'Could somebody look at ticket ######? The printer on the second floor does not work again.',
  'ग्राहक का मोबाइल 98######## है, आधार की प्रति न लें, केवल अंतिम चार अंक लिखें।',
  'Write to ramesh.kumar##@example.co.in or to the branch; IFSC SBIN000####.',
  'I shall be on leave from the 3rd to the 9th and Sita will look after the files in between.',
  'The quarterly figures look good, and the auditors had only two remarks, both about the register of keys.',
  'Thank you, received. I will come back to you after I have spoken with the regional office about it.',
  'परिपत्र के अनुसार सभी आवेदन महीने के अंत तक भेजे जाने हैं, कृपया देरी न करें।',
]

/** A sequence that is the same each time, so that every run looks at the same text. */
function* digits(seed: number): Generator<string, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield String(Math.floor((state / 2 ** 32) * 10))
  }
}

/** A text of at least so many bytes in UTF-8. */
export function officeText(bytes: number): string {
  const next = digits(7)
  const lines: string[] = []
  for (let size = 0; size < bytes;) {
    const line = (LINES[lines.length % LINES.length] as string).replaceAll('#', () => next.next().value)
    lines.push(line)
    size += Buffer.byteLength(line) + 1
  }
  return lines.join('\n')
}
