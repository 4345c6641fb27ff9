import type { Confidence, FindingType } from '@chancery/dlp'
import type { Assessment, AssessedPerson } from '../assessment/assessment.ts'
import { withPseudonyms } from '../assessment/pseudonyms.ts'
import { CONFIDENCES } from '../assessment/harm.ts'
import type { MapHours, OrganizationMap } from '../organization/organization-map.ts'
import type { ReportOptions } from './render-report.ts'

/** The assessment as an object for programs. Moments are wall clocks without a zone, such as `2026-03-01T09:30:00`. */
export interface AssessmentJson {
  readonly totals: Omit<Assessment['totals'], 'first' | 'last'> & { readonly first?: string; readonly last?: string }
  readonly files: readonly {
    readonly name: string
    readonly group?: string
    readonly isGroup: boolean
    readonly platform: string
    readonly chat: number
    readonly messages: number
    readonly people: number
    readonly unparsed: number
    readonly unparsedLines: readonly { readonly line: number; readonly start: string }[]
    readonly dateOrder: string
    /** False where day and month may be the other way round. */
    readonly isDateOrderSure: boolean
    readonly calendar: string
    readonly first?: string
    readonly last?: string
  }[]
  /** One for each type and confidence. */
  readonly findings: readonly { readonly type: FindingType; readonly confidence: Confidence; readonly count: number }[]
  readonly leaks: Assessment['leaks']
  readonly leaksByChat: Assessment['leaksByChat']
  readonly leaksByMonth: Assessment['leaksByMonth']
  readonly chats: Assessment['chats']
  /** `hours[].counts` are 168 numbers of messages, from Monday, 0 to 1 o'clock. */
  readonly map: Omit<OrganizationMap, 'people' | 'hours'> & {
    readonly people: readonly (OrganizationMap['people'][number] & AssessedPerson)[]
    readonly hours: readonly (Omit<MapHours, 'counts'> & { readonly counts: readonly number[] })[]
  }
  readonly workTalk: Assessment['workTalk']
  readonly unseen: Assessment['unseen']
}

const clock = (at: number): string => new Date(at).toISOString().slice(0, 19)

/** The assessment as it is written with `--json`. */
export function toJson(given: Assessment, { pseudonyms = false }: ReportOptions = {}): AssessmentJson {
  const assessment = pseudonyms ? withPseudonyms(given) : given
  const { totals, files, leaks, map, people, workTalk, unseen, chats, leaksByChat, leaksByMonth } = assessment
  const span = ({ first, last }: { readonly first?: number; readonly last?: number }) => ({
    ...(first !== undefined && { first: clock(first) }),
    ...(last !== undefined && { last: clock(last) }),
  })
  const { first: _, last: __, ...counts } = totals
  return {
    totals: { ...counts, ...span(totals) },
    files: files.map(
      ({
        name,
        group,
        isGroup,
        platform,
        chat,
        messages,
        people: wrote,
        unparsed,
        dateOrder,
        isDateOrderSure,
        calendar,
        ...file
      }) => ({
        name,
        ...(group !== undefined && { group }),
        isGroup,
        platform,
        chat,
        messages,
        people: wrote.length,
        unparsed: unparsed.count,
        unparsedLines: unparsed.lines,
        dateOrder,
        isDateOrderSure,
        calendar,
        ...span(file),
      }),
    ),
    findings: leaks.flatMap(({ type, counts: of }) =>
      CONFIDENCES.filter((confidence) => of[confidence] > 0).map((confidence) => ({
        type,
        confidence,
        count: of[confidence],
      })),
    ),
    leaks,
    leaksByChat,
    leaksByMonth,
    chats,
    map: {
      ...map,
      people: map.people.map((person) => ({ ...(people[person.person] as AssessedPerson), ...person })),
      hours: map.hours.map((hours) => ({ ...hours, counts: [...hours.counts] })),
    },
    workTalk,
    unseen,
  }
}
