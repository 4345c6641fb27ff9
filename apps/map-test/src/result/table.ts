import type { MetricLine } from '@chancery/exposure'
import { isLeak } from '@chancery/exposure'
import type { Run } from './results.ts'

/** What stands in the table, in this order, and how it is called. */
export const SHOWN: readonly (readonly [metric: MetricLine['metric'], name: string])[] = [
  ['departments/ami', 'departments: AMI'],
  ['departments/share', 'departments: share of the map, R'],
  ['departments/known-10', 'departments, 10 % known'],
  ['leaders/auc', 'decision-makers: AUC'],
  ['leaders/precision-at-k', 'decision-makers: P@k'],
  ['pairs/auc', 'who talks to whom: AUC'],
  ['pairs/precision-at-e', 'who talks to whom: P@E'],
  ['pairs/tpr-at-fpr-0.001', 'who talks to whom: TPR at FPR 0.001'],
  ['lines/dominance', 'reporting lines: dominance'],
  ['lines/top-3', 'reporting lines: superior in top 3'],
  ['activity/15-min', 'activity: 15 minutes'],
  ['activity/rank', 'activity: rank'],
]

export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(value !== 0 && Math.abs(value) < 0.1 ? 3 : 2)
}

export function interval({ low, high }: MetricLine): string {
  return low === undefined || high === undefined ? '' : ` (${figure(low)} to ${figure(high)})`
}

/** The results of one replay for a terminal. */
export function tableOf(run: Run): string {
  const { data, mode, people, messages, hours, minutes, lines, carried } = run
  const head = `${data}, ${mode}: ${people} people, ${messages} messages in ${hours.toFixed(1)} hours; took ${minutes.toFixed(1)} minutes; ${carried.groups} groups, ${carried.changes} changes of members, ${carried.received} of ${carried.expected} deliveries seen`
  return [head, ...run.remarks, ...rowsOf(lines)].join('\n')
}

/** One row per adversary and figure. */
export function rowsOf(lines: readonly MetricLine[]): string[] {
  return lines
    .filter(({ metric, adversary }) => adversary !== 'ordinary' && SHOWN.some(([shown]) => shown === metric))
    .map((line) =>
      [
        line.adversary.padEnd(15),
        (SHOWN.find(([shown]) => shown === line.metric)?.[1] ?? '').padEnd(38),
        `${figure(line.value)}${interval(line)}`.padEnd(22),
        `control ${figure(line.control)}`.padEnd(16),
        `volume ${figure(line.volume)}`.padEnd(14),
        `ordinary ${figure(line.ordinary)}`.padEnd(16),
        isLeak(line) ? 'above the controls' : '',
      ].join(' '),
    )
}
