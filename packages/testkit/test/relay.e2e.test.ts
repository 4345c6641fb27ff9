// The same life of an office, through a relay in a process of its own that is stopped, killed, and started again; then
// everything that the relay keeps, prints, serves, and has in memory is searched, and the system is asked whom it called.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listMessages } from '@chancery/client'
import { apiErrors } from '@chancery/protocol'
import type { Finding, RelayedProcess, Sentinel } from '@chancery/testkit'
import { Search, canReadMemory, coinWord, startRelayedProcess, textSentinel } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Story } from './_story.ts'
import { canTrace, readTrace, straceTo, tracedEnv } from './_trace.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-relay-trace-'))
const trace = join(folder, 'relay.trace')
const findings: Finding[] = []
const figures = { sentinels: 0, bytes: 0, memory: 0 }
const known = new Set<string>()
let relayed: RelayedProcess
let story: Story

async function planted(): Promise<Sentinel[]> {
  return [
    ...story.words,
    ...(await story.ids()),
    ...story.secrets,
    ...story.conversationSecrets(),
    ...story.accessKeys(),
  ]
}

function take(search: Search): void {
  for (const finding of search.findings)
    if (finding.what.startsWith('access key')) known.add(finding.where)
    else findings.push(finding)
  figures.sentinels = Math.max(figures.sentinels, search.sentinels)
  figures.bytes += search.read.bytes
}

async function searchMemory(life: string): Promise<void> {
  if (!canReadMemory) return
  const search = new Search(await planted()).memory(`memory, ${life}`, relayed.pid)
  take(search)
  figures.memory += search.read.bytes
}

const page = async (url: string): Promise<string> => (await fetch(url)).text()

beforeAll(async () => {
  relayed = await startRelayedProcess({
    ...(canTrace && { under: () => straceTo(trace, '-A'), env: tracedEnv }),
  })
  story = new Story(relayed)
  await story.begin()
  await story.talk(4)
  await searchMemory('first life')
  await relayed.kill('SIGTERM')
  await relayed.start()
  await story.changes()
  await relayed.board.kill('SIGTERM')
  await relayed.board.start()
  await story.talk(4)
  await searchMemory('second life')
  await story.talkThroughCrash()
  {
    await using _connected = story.stayConnected()
    await story.talk(4)
    await searchMemory('third life')
  }
  await story.everybody()
  const search = new Search(await planted())
  search.folder(relayed.dataDir)
  for (const path of ['/', '/api/office', '/health', '/nothing'])
    search.bytes(`page ${path}`, Buffer.from(await page(relayed.url + path)))
  search.bytes('metrics', Buffer.from(await page(relayed.metricsUrl)))
  for (const file of relayed.outputs) search.file(file)
  take(search)
}, 600_000)

afterAll(async () => {
  await relayed[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

describe('a relay, after a long story of an office that went through it', () => {
  it('everybody has read what was written, each message once, although relay and board were stopped and killed', async () => {
    const read = await Promise.all(story.people.map(({ engine }) => listMessages(engine)))
    const ids = read.map((messages) => messages.map(({ id }) => id))
    for (const own of ids) expect(new Set(own).size).toBe(own.length)
    const texts = new Set(read.flat().flatMap(({ text }) => text ?? []))
    expect(texts.size).toBeGreaterThanOrEqual(70)
    process.stdout.write(
      `${story.sent} messages; ${figures.sentinels} sentinels; ${Math.round(figures.bytes / 1e6)} MB read, ` +
        `${Math.round(figures.memory / 1e6)} MB of it memory\n`,
    )
  })

  it('has no word, no name, no id, and no key that opens or signs, anywhere', () => {
    expect(findings).toEqual([])
  })

  it('knows the keys by which devices sign in, in memory alone', () => {
    const lives = canReadMemory ? ['memory, first life', 'memory, second life', 'memory, third life'] : []
    expect([...known].toSorted()).toEqual(lives)
  })

  it('the same search finds a word where there is one', () => {
    const word = textSentinel('planted', coinWord())
    expect(new Search([word]).bytes('somewhere', Buffer.from(`a ${word.text} b`)).findings).toHaveLength(1)
  })

  it('keeps its keys, what it has witnessed, and nothing else on the disk', () => {
    const names = readdirSync(relayed.dataDir, { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => statSync(join(relayed.dataDir, name)).isFile())
    const others = files.filter((name) => !name.startsWith('lock.db'))
    expect(others.toSorted()).toEqual(['chancery-relay.json', 'relay-keys.json', 'witness.json'])
  })

  it('counts in its metrics, with no label but a refusal’s code', async () => {
    const text = await page(relayed.metricsUrl)
    const names = [...text.matchAll(/^# TYPE (\S+ \S+)$/gm)].map(([, name]) => name)
    expect(names).toEqual([
      'chancery_relay_envelopes_total counter',
      'chancery_relay_batches_total counter',
      'chancery_relay_batches_failed_total counter',
      'chancery_relay_cosignatures_total counter',
      'chancery_relay_refused_total counter',
      'chancery_relay_live_connections gauge',
      'chancery_relay_board_up gauge',
      'chancery_relay_cache_bytes gauge',
    ])
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const code = Object.keys(apiErrors).join('|')
    const sample = new RegExp(`^chancery_relay_[a-z_]+(\\{code="(${code})"\\})? [0-9.e+-]+$`)
    expect(samples.filter((line) => !sample.test(line))).toEqual([])
  })

  it('prints what to do, how it is with the board, and nothing else', async () => {
    const search = new Search(story.accessKeys())
    for (const file of relayed.outputs) search.file(file)
    expect(search.findings).toEqual([])
  })

  it.skipIf(!canTrace)('connects to the board and to nobody else (strace)', async () => {
    await relayed.kill('SIGTERM')
    const { sockets, connects, binds, sends } = readTrace(trace)
    const own = [relayed.url, relayed.metricsUrl].map((url) => `127.0.0.1:${new URL(url).port}`)
    expect({ sockets, connects, sends }).toEqual({
      sockets: ['AF_INET SOCK_STREAM'],
      connects: [`127.0.0.1:${new URL(relayed.board.url).port}`],
      sends: [],
    })
    expect(binds.toSorted()).toEqual(own.toSorted())
  })
})
