import type { View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { viewOfDisk } from './disk.ts'
import { viewOfLogs } from './logs.ts'
import { viewOfMetrics } from './metrics.ts'
import { viewOfNetwork } from './network.ts'
import { viewOfOperator } from './operator.ts'

/** Who wants the map, and what they would hold. */
export interface AdversaryView {
  readonly name: string
  readonly view: View
}

/** Every adversary of one replay. Without a relay the live operator of the board sees devices; behind one, the relay's does. */
export function adversariesOf(recording: Recording): AdversaryView[] {
  const hasRelay = recording.mode === 'relayed' || recording.mode === 'protected'
  return [
    { name: 'disk', view: viewOfDisk(recording) },
    { name: 'logs', view: viewOfLogs(recording) },
    { name: 'metrics', view: viewOfMetrics(recording) },
    { name: hasRelay ? 'relay' : 'server', view: viewOfOperator(recording) },
    { name: 'network', view: viewOfNetwork(recording) },
  ]
}
