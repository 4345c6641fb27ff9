import type { Mention } from '../../../contract/topics.ts'
import { plainOf } from './marked.ts'
import { parseMarks } from './parse-marks.ts'

/** Enough for every place that shows one line. */
const PREVIEW_UNITS = 200

/** A text as one line: no marks, no line breaks, cut between characters. */
export function previewOf(text: string, mentions: readonly Mention[] = []): string {
  const head = text.slice(0, PREVIEW_UNITS * 2)
  const line = plainOf(parseMarks(head, mentions)).replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= PREVIEW_UNITS) return line
  let cut = ''
  for (const { segment } of new Intl.Segmenter('und').segment(line)) {
    if (cut.length + segment.length > PREVIEW_UNITS) break
    cut += segment
  }
  return `${cut}…`
}
