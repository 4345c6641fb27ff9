import { detect } from './index.ts'
import type { FindingType } from './index.ts'

/** What is found in a text, as tests say it: `pan certain ABCPD1234Z`. */
export function found(text: string, ...types: readonly FindingType[]): string[] {
  return detect(text, types.length === 0 ? undefined : { types }).map(
    ({ type, confidence, start, end }) => `${type} ${confidence} ${text.slice(start, end)}`,
  )
}
