import { sightings } from '@chancery/exposure'
import type { Sighting, View } from '@chancery/exposure'
import type { SeenRequest } from '../line/transport.ts'

const PATH = '/api/vault/'
const OK = 200
/** What one device brings or fetches without a longer pause is one file. */
const PAUSE_MS = 10_000

/** A request that brings or fetches a chunk of a file. */
export function isOfVault({ path }: Pick<SeenRequest, 'path'>): boolean {
  return path.startsWith(PATH)
}

/** Joins what a person does without a pause to one sighting, at its beginning. What is of different items stays apart. */
export function withoutPauses(list: readonly Sighting[]): Sighting[] {
  const joined: (Sighting & { bytes: number })[] = []
  const open = new Map<string, { readonly sighting: Sighting & { bytes: number }; last: number }>()
  for (const one of list.toSorted((a, b) => a.time - b.time)) {
    const key = `${one.person} ${one.item ?? ''}`
    const known = open.get(key)
    if (known !== undefined && one.time - known.last <= PAUSE_MS) {
      known.sighting.bytes += one.bytes ?? 0
      known.last = one.time
      continue
    }
    const sighting = { ...one, bytes: one.bytes ?? 0 }
    joined.push(sighting)
    open.set(key, { sighting, last: one.time })
  }
  return joined
}

/** Which file each chunk belongs to, as far as it shows: what one device brought without a pause. */
function filesOf(requests: readonly SeenRequest[]): Map<string, number> {
  const files = new Map<string, number>()
  const open = new Map<number, { file: number; last: number }>()
  let count = 0
  for (const { device, method, path, begun } of requests) {
    if (method !== 'PUT') continue
    const known = open.get(device)
    const file = known !== undefined && begun - known.last <= PAUSE_MS ? known.file : count++
    open.set(device, { file, last: begun })
    if (!files.has(path)) files.set(path, file)
  }
  // What was brought before somebody looked is known by its name alone.
  for (const { path } of requests) if (!files.has(path)) files.set(path, count++)
  return files
}

/** Which device brought and fetched which file, for whoever runs the machine that devices ask. */
export function vaultSightings(requests: readonly SeenRequest[]): Pick<View, 'uploads' | 'downloads'> {
  const asked = requests.filter(isOfVault).toSorted((a, b) => a.begun - b.begun)
  const files = filesOf(asked)
  const asSighting = ({ begun, device, path, up, down }: SeenRequest): Sighting => ({
    time: begun,
    person: device,
    bytes: up + down,
    item: files.get(path) ?? -1,
  })
  const uploads = withoutPauses(asked.filter(({ method }) => method === 'PUT').map(asSighting))
  const downloads = withoutPauses(
    asked.filter(({ method, status }) => method === 'GET' && status === OK).map(asSighting),
  )
  return {
    ...(uploads.length > 0 && { uploads: sightings(uploads) }),
    ...(downloads.length > 0 && { downloads: sightings(downloads) }),
  }
}
