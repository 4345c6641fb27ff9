/** Of a very long text only the beginning is quoted. */
const MOST_LINES = 6
const MOST_UNITS = 400

/** A text as a quotation, as somebody would write it, with an empty line to go on in. */
export function quotedText(text: string): string {
  const lines = text
    .slice(0, MOST_UNITS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
    .split('\n')
    .slice(0, MOST_LINES)
  const isCut = lines.join('\n').length < text.trim().length
  if (text.trim() === '') return ''
  return `${lines.map((line) => `> ${line.replace(/^(?:> ?)+/u, '')}`).join('\n')}${isCut ? '…' : ''}\n`
}
