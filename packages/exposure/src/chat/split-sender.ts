import { plainName, skipMarks } from './marks.ts'

/** Longer names are no names. */
export const LONGEST_NAME = 120

export interface SenderAndBody {
  /** As it stands in the file. */
  readonly written: string
  readonly body: string
}

/** Names with a colon in them, by what stands before it: `Dr` has `Dr: Rao` and `Dr: Sen`. */
export type ColonNames = ReadonlyMap<string, readonly string[]>

/** The sender and what they wrote, of what stands behind a stamp; nothing on lines of the app itself without a sender. */
export function splitSender(rest: string, colonNames: ColonNames): SenderAndBody | undefined {
  const end = rest.indexOf(': ')
  const isOpen = end < 0 && /:[\u200E\u200F]*$/u.test(rest)
  const first = isOpen ? rest.replace(/:[\u200E\u200F]*$/u, '') : rest.slice(0, end)
  if ((end < 0 && !isOpen) || first.length > LONGEST_NAME || first.trim() === '') return undefined
  for (const name of colonNames.get(first) ?? [])
    if (rest.startsWith(`${name}: `)) return { written: name, body: rest.slice(name.length + 2) }
  return { written: first, body: isOpen ? '' : rest.slice(end + 2) }
}

/** What stands behind the stamp of a line, without the space before it. */
export function restOf(line: string, end: number): string {
  const at = skipMarks(line, end)
  return line.slice(line.charCodeAt(at) === 0x20 ? at + 1 : at)
}

/** Senders as people know them, each made once; a copy, so that a name does not keep the text alive that it was cut from. */
export class SenderNames {
  readonly #names = new Map<string, string>()

  plain(written: string): string {
    const known = this.#names.get(written)
    if (known !== undefined) return known
    const name = copyOf(plainName(written))
    if (this.#names.size < 100_000) this.#names.set(copyOf(written), name)
    return name
  }
}

/** A text of its own. Engines keep the whole of a text in memory as long as a part of it is used. */
export function copyOf(text: string): string {
  return [...text].join('')
}
