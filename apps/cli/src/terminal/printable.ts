const CONTROL_PICTURES = 0x2400
const DELETE = 0x7f
const DELETE_PICTURE = '␡'
/** Controls other than tab and newline, and what turns the direction of everything behind it. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it is about
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Text from others, safe to show: it can neither move the cursor, nor recolour the screen, nor reverse what stands beside it. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0)
    if (code === DELETE) return DELETE_PICTURE
    return code < 0x20 ? String.fromCharCode(CONTROL_PICTURES + code) : '\ufffd'
  })
}

/** One record as one line of JSON. What JSON leaves as it is and a terminal obeys is escaped too. */
export function jsonLine(record: object): string {
  const escaped = JSON.stringify(record).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${escaped}\n`
}
