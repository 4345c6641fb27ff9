import { sightings, volume } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import { CELL_BYTES, paths } from '@chancery/protocol'
import type { Recording } from '../record/recording.ts'
import { viewOfDisk } from './disk.ts'
import { viewOfOperator } from './operator.ts'

/** What the relay passes on with the device's key, since the board must know whose it is. */
const NAMED = [paths.directorySlot, paths.pepper, paths.parcels, paths.registerEntries]

/** What whoever runs the board behind a relay sees: rounds of cells of nobody, and the few requests that name a device. */
export function viewOfBoard(recording: Recording): View {
  const { requests, blocks, begun, accessKeys } = recording
  const named = requests
    .filter(({ device, begun: time }) => device < accessKeys.length && time >= begun)
    .filter(({ method, path }) => method !== 'GET' && NAMED.some((one) => path.startsWith(one)))
    .map(({ device, begun: time, up }) => ({ time, person: device, bytes: up }))
  return {
    ...viewOfDisk(recording),
    volume: volume(blocks.filter(({ time }) => time >= begun)),
    ...(named.length === 0 ? {} : { sends: sightings(named) }),
  }
}

/** What relay and board know together: which devices are online, and which envelope of whom held a cell. */
export function viewOfCollusion(recording: Recording): View {
  const { realEnvelopes, begun } = recording
  const relay = viewOfOperator(recording)
  const sends = realEnvelopes
    .filter(({ time }) => time >= begun)
    .map(({ time, device }) => ({ time, person: device, bytes: CELL_BYTES }))
  const { traits, volume: total } = viewOfBoard(recording)
  return { ...relay, sends: sightings(sends), ...(traits && { traits }), ...(total && { volume: total }) }
}
