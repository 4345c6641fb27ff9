import type { Run } from './results.ts'

export function writePage(_runs: readonly Run[]): string[] {
  return []
}
