import type { Confidence, FindingType } from '@chancery/dlp'
import { FINDING_NAMES } from './finding-names.ts'
import type { ScanResult } from './scan-file.ts'

/** What was found in all, by type and confidence. */
export class ScanTotals {
  found = 0
  unread = 0
  #files = 0
  #bytes = 0
  readonly #byType = new Map<FindingType, Record<Confidence, number>>()

  file(bytes: number): void {
    this.#files++
    this.#bytes += bytes
  }

  add(result: ScanResult): void {
    if (result.kind === 'unread') {
      this.unread++
      return
    }
    const { type, confidence } = result.finding
    const counts = this.#byType.get(type) ?? { possible: 0, likely: 0, certain: 0 }
    counts[confidence]++
    this.#byType.set(type, counts)
    this.found++
  }

  /** For `--json`. */
  record(): object {
    const findings = Object.fromEntries([...this.#byType].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    return { files: this.#files, bytes: this.#bytes, found: this.found, unread: this.unread, findings }
  }

  /** For people. */
  sentence(): string {
    const files = this.#files === 1 ? '1 file' : `${this.#files.toLocaleString('en')} files`
    const types = [...this.#byType].toSorted((one, other) => sum(other[1]) - sum(one[1]))
    const parts = types.map(([type, counts]) => `${FINDING_NAMES[type]} ${sum(counts).toLocaleString('en')}`)
    const found = this.found === 0 ? 'Nothing found' : `${this.found.toLocaleString('en')} found (${parts.join(', ')})`
    const unread = this.unread === 0 ? '' : ` Not read: ${this.unread.toLocaleString('en')}, each said above.`
    return `${found} in ${files}.${unread}`
  }
}

function sum({ possible, likely, certain }: Record<Confidence, number>): number {
  return possible + likely + certain
}
