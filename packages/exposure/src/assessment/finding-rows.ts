import { detect } from '@chancery/dlp'
import type { Confidence, DetectOptions, FindingType } from '@chancery/dlp'
import type { ChatMessage } from '../chat/chat-message.ts'
import { harmOf } from './harm.ts'
import { startValueMarks } from './value-marks.ts'

const SHORT = 16
const MOST_PLAIN = 5000

/** One finding, without its value. */
export interface FindingRow {
  readonly file: number
  readonly entry: number
  readonly at: number
  readonly type: FindingType
  readonly confidence: Confidence
  readonly masked: string
  readonly mark: number
}

/** Looks through messages as they come, and keeps of what it finds the mask alone. */
export class FindingRows {
  readonly rows: FindingRow[] = []
  readonly #options: DetectOptions
  readonly #mark = startValueMarks()
  /** Short texts that hold nothing, while files are read: “ok” is said ten thousand times. */
  readonly #plain = new Set<string>()

  constructor(options: DetectOptions) {
    this.#options = options
  }

  /** Whether the message holds something that work consists of. */
  add({ at, text }: ChatMessage, file: number, entry: number): boolean {
    if (this.#plain.has(text)) return false
    let isWork = false
    const before = this.rows.length
    for (const { type, confidence, masked, start, end } of detect(text, this.#options)) {
      this.rows.push({ file, entry, at, type, confidence, masked, mark: this.#mark(text.slice(start, end)) })
      isWork ||= harmOf(type) !== 'contact' || type === 'ifsc' || type === 'gstin'
    }
    if (this.rows.length === before && text.length <= SHORT && this.#plain.size < MOST_PLAIN) this.#plain.add(text)
    return isWork
  }
}

/** The beginning of a line that was not understood, for people: no digit of it, and nothing that a detector knows. */
export function maskedStart(start: string, options: DetectOptions): string {
  let masked = ''
  let from = 0
  for (const finding of detect(start, options)) {
    if (finding.start < from) continue
    masked += `${start.slice(from, finding.start)}…`
    from = finding.end
  }
  return (masked + start.slice(from)).replaceAll(/\p{Nd}/gu, 'X')
}
