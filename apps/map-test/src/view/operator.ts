import { presence, sightings } from '@chancery/exposure'
import type { Sighting, View } from '@chancery/exposure'
import { CELL_BYTES, paths } from '@chancery/protocol'
import type { SeenRequest } from '../line/transport.ts'
import type { Recording } from '../record/recording.ts'
import { Arrivals } from './arrival.ts'
import { withoutEvenSeries } from './even-series.ts'
import { exchangesIn, isOfVault, shelfOf, vaultSightings, wishesIn } from './vault.ts'

const SENDS = new Set<string>([paths.boardCells, paths.envelope, paths.envelopeSlot])

/** A request that puts something on the board. */
function isSend({ method, path }: SeenRequest): boolean {
  return method === 'POST' && SENDS.has(path)
}

/** What whoever runs the server that devices speak to sees of it live: every request of every device, and who is connected. */
export function viewOfOperator(recording: Recording): View {
  const { accessKeys, begun, ended, requests, online } = recording
  const people = accessKeys.length
  const known = requests.filter(({ device, begun: time }) => device < people && time >= begun)
  const asSighting = ({ device, begun: time, up, down }: SeenRequest): Sighting => ({
    time,
    person: device,
    count: Math.max(1, Math.round(up / CELL_BYTES)),
    bytes: up + down,
  })
  const sends = known.filter(isSend).map(asSighting)
  const present = online
    .filter(({ device }) => device < people)
    .map(({ device, from, to }) => ({ person: device, from, to }))
  const arrivals = new Arrivals(present)
  // Whoever was away asks for what everybody asks for who was away as long.
  const receives = known
    .filter((request) => !isSend(request) && !isOfVault(request) && !arrivals.isArriving(request.device, request.begun))
    .map(asSighting)
  return {
    people,
    span: { from: begun, to: ended },
    sends: sightings(withoutEvenSeries(sends)),
    receives: sightings(receives),
    ...vaultSightings(wishesIn(known, shelfOf(recording))),
    ...exchangesIn(known),
    presence: presence(present),
  }
}
