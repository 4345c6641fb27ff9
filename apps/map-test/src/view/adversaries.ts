import type { View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { hasRelay } from '../replay/boxes.ts'
import { viewOfBoard, viewOfCollusion } from './board.ts'
import { viewOfDisk } from './disk.ts'
import { viewOfLogs } from './logs.ts'
import { viewOfMetrics } from './metrics.ts'
import { viewOfNetwork } from './network.ts'
import { viewOfOperator } from './operator.ts'
import { viewOfRelayThief } from './relay-thief.ts'

/** Who wants the map, and what they would hold. */
export interface AdversaryView {
  readonly name: string
  readonly view: View
}

/**
 * Every adversary of one replay. Without a relay whoever runs the board's server sees its devices; with one that is the
 * relay, and the board sees cells of nobody.
 */
export function adversariesOf(recording: Recording): AdversaryView[] {
  const common = [
    { name: 'disk', view: viewOfDisk(recording) },
    { name: 'logs', view: viewOfLogs(recording) },
    { name: 'metrics', view: viewOfMetrics(recording, 'server') },
  ]
  const network = { name: 'network', view: viewOfNetwork(recording) }
  if (!hasRelay(recording.mode)) return [...common, { name: 'server', view: viewOfOperator(recording) }, network]
  return [
    ...common,
    { name: 'relay thief', view: viewOfRelayThief(recording) },
    { name: 'board', view: viewOfBoard(recording) },
    { name: 'relay', view: viewOfOperator(recording) },
    network,
    { name: 'board and relay', view: viewOfCollusion(recording) },
  ]
}
