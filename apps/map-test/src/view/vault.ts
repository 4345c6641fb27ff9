import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64url } from '@chancery/base'
import { sightings } from '@chancery/exposure'
import type { Sighting, View } from '@chancery/exposure'
import { DEFAULT_POLICY_ROUND_MS, VAULT_CHUNK_BYTES, VAULT_ROUNDS, paths } from '@chancery/protocol'
import type { SeenRequest } from '../line/transport.ts'
import type { RealWish, Recording } from '../record/recording.ts'
import { withoutDrawnSeries } from './drawn-series.ts'

const OPEN = `${paths.vault}/`
const SHELF = `${paths.shelf}/`
const OK = 200
const NAME_BYTES = 32
/** What one device brings or fetches without a longer pause is one file. */
const PAUSE_MS = 10_000
const PERIOD_MS = VAULT_ROUNDS * DEFAULT_POLICY_ROUND_MS

/** A request that brings or fetches a chunk of a file, or looks as if it did. */
export function isOfVault({ path }: Pick<SeenRequest, 'path'>): boolean {
  return path.startsWith(OPEN) || path.startsWith(SHELF) || path === paths.envelopeVault
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

/** The names on the shelf, in its order, as they lie on the disk of whoever runs the machine. */
export function shelfOf({ disks }: Pick<Recording, 'disks'>): string[] {
  const path = join(disks.findLast(({ box }) => box === 'server')?.folder ?? '', 'shelf')
  if (!existsSync(path)) return []
  const bytes = new Uint8Array(readFileSync(path))
  return Array.from({ length: Math.floor(bytes.length / NAME_BYTES) }, (_, at) =>
    base64url(bytes.subarray(at * NAME_BYTES, (at + 1) * NAME_BYTES)),
  )
}

/** Wishes that whoever runs the machine that devices ask can read, since they are sealed to nobody; `shelf` has names in order. */
export function wishesIn(requests: readonly SeenRequest[], shelf: readonly string[] = []): RealWish[] {
  return requests.flatMap(({ begun: time, device, method, path, status, down }): RealWish[] => {
    if (method === 'PUT') {
      const open = [OPEN, SHELF].find((one) => path.startsWith(one))
      return open === undefined ? [] : [{ time, device, kind: 'put', name: path.slice(open.length) }]
    }
    if (status !== OK) return []
    if (path.startsWith(OPEN)) return [{ time, device, kind: 'get', name: path.slice(OPEN.length) }]
    if (!path.startsWith(SHELF)) return []
    // Whoever asks for the shelf gets what is there; what that was, whoever gives it knows.
    const from = Number(path.slice(SHELF.length))
    const names = shelf.slice(from, from + Math.floor(down / VAULT_CHUNK_BYTES))
    return names.map((name) => ({ time, device, kind: 'get', name }))
  })
}

/** Which file each chunk belongs to, as far as it shows: what one device brought without a pause. */
function filesOf(wishes: readonly RealWish[]): Map<string, number> {
  const files = new Map<string, number>()
  const open = new Map<number, { file: number; last: number }>()
  let count = 0
  for (const { device, kind, name, time } of wishes) {
    if (kind !== 'put') continue
    const known = open.get(device)
    const file = known !== undefined && time - known.last <= PAUSE_MS ? known.file : count++
    open.set(device, { file, last: time })
    if (!files.has(name)) files.set(name, file)
  }
  // What was brought before somebody looked is known by its name alone.
  for (const { name } of wishes) if (!files.has(name)) files.set(name, count++)
  return files
}

function lanes(uploads: readonly Sighting[], downloads: readonly Sighting[]): Pick<View, 'uploads' | 'downloads'> {
  return {
    ...(uploads.length > 0 && { uploads: sightings(uploads) }),
    ...(downloads.length > 0 && { downloads: sightings(downloads) }),
  }
}

/** Which device brought and fetched which file, for whoever knows both device and chunk. */
export function vaultSightings(wishes: readonly RealWish[]): Pick<View, 'uploads' | 'downloads'> {
  const asked = wishes.toSorted((a, b) => a.time - b.time)
  const files = filesOf(asked)
  const ofKind = (wanted: RealWish['kind']): Sighting[] =>
    asked
      .filter(({ kind }) => kind === wanted)
      .map(({ time, device, name }) => ({
        time,
        person: device,
        bytes: VAULT_CHUNK_BYTES,
        item: files.get(name) ?? -1,
      }))
  return lanes(withoutPauses(ofKind('put')), withoutPauses(ofKind('get')))
}

/** What a relay sees of files: a device wanted something of the vault, or sent a dummy. Each may have been either way. */
export function exchangesIn(requests: readonly SeenRequest[]): Pick<View, 'uploads' | 'downloads'> {
  const exchanges = requests
    .filter(({ path }) => path === paths.envelopeVault)
    .map(({ begun, device, up }) => ({ time: begun, person: device, bytes: up }))
  const files = withoutPauses(withoutDrawnSeries(exchanges, PERIOD_MS))
  return lanes(files, files)
}

/** The same for who sees cables only, in rows of a network's record. */
export function filesAmong(large: readonly Sighting[]): Sighting[] {
  return withoutPauses(withoutDrawnSeries(large, PERIOD_MS))
}
