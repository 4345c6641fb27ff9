import type { FindingType } from '@chancery/dlp'
import type { Leak, LeakCount, LeakMonth, LeakSample } from './assessment.ts'
import type { FindingRow } from './finding-rows.ts'
import { CONFIDENCES, HARMS, harmOf } from './harm.ts'

const SAMPLES = 3

/** A finding whose chat and person are known. */
export type PlacedFinding = Omit<FindingRow, 'file' | 'entry'> & { readonly chat: number; readonly person: number }

/** Findings by type, the worst first. `peopleOf` says on whose telephones a chat is. */
export function leaksByType(findings: readonly PlacedFinding[], peopleOf: (chat: number) => readonly number[]): Leak[] {
  return [...Map.groupBy(findings, ({ type }) => type)]
    .map(([type, all]) => ({ type, all, rows: all.filter(({ confidence }) => confidence !== 'possible') }))
    .map(({ type, all, rows }) => ({
      type,
      harm: harmOf(type),
      counts: {
        possible: all.length - rows.length,
        likely: rows.filter(({ confidence }) => confidence === 'likely').length,
        certain: rows.filter(({ confidence }) => confidence === 'certain').length,
      },
      different: new Set(rows.map(({ mark }) => mark)).size,
      telephones: new Set([...new Set(rows.map(({ chat }) => chat))].flatMap(peopleOf)).size,
      samples: samplesOf(all),
    }))
    .toSorted(
      (a, b) =>
        HARMS.indexOf(a.harm) - HARMS.indexOf(b.harm) || told(b) - told(a) || b.counts.possible - a.counts.possible,
    )
}

/** How many findings of a sort are more than a pattern. */
export function told({ counts }: Pick<Leak, 'counts'>): number {
  return counts.likely + counts.certain
}

/** Whether a finding counts where they are added up: more than a pattern, and more than an address to be reached at. */
export function counts({ type, confidence }: Pick<PlacedFinding, 'type' | 'confidence'>): boolean {
  return confidence !== 'possible' && harmOf(type) !== 'contact'
}

export function leaksByChat(findings: readonly PlacedFinding[]): LeakCount[] {
  return [...Map.groupBy(findings.filter(counts), ({ chat }) => chat)]
    .map(([chat, rows]) => ({ chat, count: rows.length, types: frequencies(rows) }))
    .toSorted((a, b) => b.count - a.count || a.chat - b.chat)
}

/** Every month between the first and the last message, so that a picture of them has no holes. */
export function leaksByMonth(findings: readonly PlacedFinding[], times: Float64Array): LeakMonth[] {
  const [messages, found] = [countMonths(times), countMonths(findings.filter(counts).map(({ at }) => at))]
  const months = [...messages.keys()].toSorted()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: LeakMonth[] = []
  for (let month = first; month <= last && all.length < 600; month = monthAfter(month))
    all.push({ month, messages: messages.get(month) ?? 0, count: found.get(month) ?? 0 })
  return all
}

/** A month such as `2026-03`. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}

function countMonths(times: Iterable<number>): Map<string, number> {
  const found = new Map<string, number>()
  let [from, to, month] = [0, 0, '']
  for (const at of times) {
    // Messages come in order of time: most are of the month before.
    if (at < from || at >= to) {
      month = monthOf(at)
      from = Date.parse(`${month}-01T00:00:00Z`)
      to = Date.parse(`${monthAfter(month)}-01T00:00:00Z`)
    }
    found.set(month, (found.get(month) ?? 0) + 1)
  }
  return found
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

function frequencies(rows: readonly PlacedFinding[]): { type: FindingType; count: number }[] {
  return [...Map.groupBy(rows, ({ type }) => type)]
    .map(([type, of]) => ({ type, count: of.length }))
    .toSorted((a, b) => b.count - a.count)
}

function samplesOf(rows: readonly PlacedFinding[]): LeakSample[] {
  const seen = new Set<number>()
  const samples: LeakSample[] = []
  for (const confidence of CONFIDENCES)
    for (const row of rows) {
      if (samples.length >= SAMPLES) return samples
      if (row.confidence !== confidence || seen.has(row.mark)) continue
      seen.add(row.mark)
      samples.push({ masked: row.masked, confidence, chat: row.chat, month: monthOf(row.at) })
    }
  return samples
}
