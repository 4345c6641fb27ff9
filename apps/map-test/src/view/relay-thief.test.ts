import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, fromBase64url, hex, randomBytes } from '@chancery/base'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import type { Recording } from '../record/recording.ts'
import { viewOfRelayThief } from './relay-thief.ts'

const accessKeys = Array.from({ length: 12 }, () => base64url(randomBytes(32)))
const bytesOf = (person: number): Uint8Array => fromBase64url(accessKeys[person] ?? '') as Uint8Array

const metric = (envelopes: number, label = ''): string =>
  `# HELP chancery_relay_envelopes_total Envelopes\nchancery_relay_envelopes_total${label} ${envelopes}\n`

interface Left {
  readonly earlier: string
  readonly end: string
  readonly log: string
  readonly metrics: string
}

/** A replay of which the relay left this. */
async function recordingOf({ earlier, end, log, metrics }: Left): Promise<Recording & AsyncDisposable> {
  const folder = await temporaryFolder()
  const copy = (name: string, text: string): string => {
    const path = join(folder.path, name)
    mkdirSync(path)
    writeFileSync(join(path, 'witness.json'), text)
    return path
  }
  const [box, begun, ended] = ['relay', 1000, 10_000] as const
  return {
    accessKeys,
    begun,
    ended,
    disks: [
      { box, time: 5000, folder: copy('earlier', earlier) },
      { box, time: ended, folder: copy('end', end) },
    ],
    logs: [{ time: 3000, text: log }],
    metrics: [
      { box, time: 2000, text: metric(1) },
      { box, time: 8000, text: metrics },
      { box: 'server', time: 8000, text: accessKeys.join(' 1\n') },
    ],
    [Symbol.asyncDispose]: folder.remove,
  } as unknown as Recording & AsyncDisposable
}

const CLEAN: Left = {
  earlier: '{"size":1}',
  end: '{"size":9}',
  log: 'The relay follows the board again.\n',
  metrics: metric(5),
}

it('a relay that keeps to itself who is there leaves its thief totals alone', async () => {
  await using recording = await recordingOf(CLEAN)
  expect(viewOfRelayThief(recording)).toEqual({
    people: 12,
    span: { from: 1000, to: 10_000 },
    volume: { time: Float64Array.of(8000), cells: Float64Array.of(4) },
  })
})

it('whoever stands in the relay’s folder is found there, in any encoding, and so is what was added since the backup', async () => {
  const end = [hex(bytesOf(10)), '"Person 1"', accessKeys[10]?.slice(0, 12), hex(bytesOf(10))].join(' ')
  await using recording = await recordingOf({ ...CLEAN, earlier: hex(bytesOf(10)), end })
  const traits = new Map(viewOfRelayThief(recording).traits?.map(({ name, value }) => [name, [...value]]))
  const places = traits.get('place in the relay’s folder') ?? []
  expect(places.flatMap((place, person) => (Number.isNaN(place) ? [] : [person]))).toEqual([1, 10])
  expect(places[10]).toBeLessThan(places[1] ?? 0)
  expect(traits.get('mentions between two copies')).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
})

it('whoever stands in its log, or on its page of metrics, is seen at that time', async () => {
  const log = `${accessKeys[3] ?? ''} came online\n`
  const metrics = metric(5, `{device="${hex(bytesOf(7)).slice(0, 16)}"}`)
  await using recording = await recordingOf({ ...CLEAN, log, metrics })
  const { sends, traits } = viewOfRelayThief(recording)
  expect([...(sends?.time ?? [])]).toEqual([3000, 8000])
  expect([...(sends?.person ?? [])]).toEqual([3, 7])
  expect(traits).toBeUndefined()
})
