/** A piece of HTML or SVG that is safe to put into a page. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Content = Markup | string | number | undefined | false | readonly Content[]

/** A piece of markup: what stands in `${}` is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + textOf(contents[i - 1]) + string))
}

function textOf(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Markup) return content.text
  if (typeof content === 'string') return escape(content)
  return typeof content === 'number' ? String(content) : content.map(textOf).join('')
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Controls, and what turns the direction of what follows. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what it is about
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNSAFE, '')
    .replaceAll(/[&<>"']/gu, (character) => SPECIAL[character] as string)
}

/** A name from an export: it stands for itself, whatever direction it is written in. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`
}
