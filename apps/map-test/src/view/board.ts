import { sightings, volume } from '@chancery/exposure'
import type { View } from '@chancery/exposure'
import { CELL_BYTES, paths } from '@chancery/protocol'
import type { Recording } from '../record/recording.ts'
import { viewOfDisk } from './disk.ts'
import { viewOfOperator } from './operator.ts'
import { vaultSightings } from './vault.ts'

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

/** What relay and board know together: which devices are online, which envelope of whom held a cell, and who wanted which chunk. */
export function viewOfCollusion(recording: Recording): View {
  const { realEnvelopes, realWishes, begun } = recording
  const { uploads: _up, downloads: _down, ...relay } = viewOfOperator(recording)
  const wishes = realWishes.filter(({ time }) => time >= begun)
  const sends = realEnvelopes
    .filter(({ time }) => time >= begun)
    .map(({ time, device }) => ({ time, person: device, bytes: CELL_BYTES }))
  const { traits, volume: total } = viewOfBoard(recording)
  return {
    ...relay,
    sends: sightings(sends),
    ...vaultSightings(wishes),
    ...(traits && { traits }),
    ...(total && { volume: total }),
  }
}
