// The life of an office over real connections, with a restart and a kill -9; then every word, name, id, and key of it is
// looked for in everything that the server keeps, prints, serves, and has in its memory.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { listMessages } from '@chancery/client'
import { apiErrors } from '@chancery/protocol'
import type { Finding, Sentinel, ServerProcess } from '@chancery/testkit'
import { Search, canReadMemory, coinWord, startServerProcess, textSentinel } from '@chancery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockEverybody, moveDevice } from './_devices.ts'
import type { LockedDevice } from './_devices.ts'
import { sendFiles } from './_files.ts'
import { Story } from './_story.ts'

let server: ServerProcess
let story: Story
let ids: readonly Sentinel[]
let locked: readonly LockedDevice[]
let filesOpened = 0
/** What was found of the words, ids, and secrets, and what was read for it. */
const findings: Finding[] = []
const figures = { places: 0, bytes: 0, sentinels: 0, needles: 0, memory: 0 }
/** Where the access keys were found: the same search, on the same places. */
const known = new Set<string>()

/** Looks into the server's memory, once in each of its lives, for everything that there is so far. */
async function searchMemory(life: string): Promise<void> {
  if (!canReadMemory) return
  const search = new Search(await planted()).memory(`memory, ${life}`, server.pid)
  take(search)
  figures.memory += search.read.bytes
}

async function planted(): Promise<Sentinel[]> {
  ids = await story.ids()
  return [...story.words, ...ids, ...story.secrets, ...story.conversationSecrets(), ...story.accessKeys()]
}

function take(search: Search): void {
  findings.push(...search.findings.filter(({ what }) => !what.startsWith('access key')))
  for (const { what, where } of search.findings) if (what.startsWith('access key')) known.add(`${what}/${where}`)
  figures.places += search.read.places
  figures.bytes += search.read.bytes
  figures.sentinels = Math.max(figures.sentinels, search.sentinels)
  figures.needles = Math.max(figures.needles, search.needles)
}

const page = async (url: string): Promise<string> => (await fetch(url)).text()

beforeAll(async () => {
  server = await startServerProcess()
  story = new Story(server)
  await story.begin()
  await story.talk(8)
  await searchMemory('first life')
  await server.kill('SIGTERM')
  await server.start()
  await story.changes()
  locked = await lockEverybody(story)
  await moveDevice(story, 'Dave')
  await story.talk(8)
  filesOpened = await sendFiles(story)
  await searchMemory('second life')
  await story.talkThroughCrash()
  {
    await using _connected = story.stayConnected()
    await story.talk(8)
    await searchMemory('third life')
  }
  await story.everybody()
  const search = new Search(await planted())
  // While it runs, with what is still in the write-ahead log.
  search.folder(server.dataDir)
  for (const path of ['/', '/api/office', '/health', '/nothing'])
    search.bytes(`page ${path}`, Buffer.from(await page(server.url + path)))
  search.bytes('metrics', Buffer.from(await page(server.metricsUrl)))
  for (const file of server.outputs) search.file(file)
  take(search)
})

afterAll(() => server[Symbol.asyncDispose]())

const found = (kind: RegExp): Finding[] => findings.filter(({ what }) => kind.test(what))

describe('in what the server keeps, prints, serves, and has in memory after a long story of an office', () => {
  it('there was something to find: everybody read, wrote, came, and went', async () => {
    expect(story.people.length).toBeGreaterThanOrEqual(7)
    expect(story.groups).toHaveLength(3)
    expect(story.sent).toBeGreaterThanOrEqual(150)
    const read = await Promise.all(story.people.map(({ engine }) => listMessages(engine)))
    const texts = new Set(read.flat().flatMap(({ text }) => text ?? []))
    expect(texts.size).toBeGreaterThanOrEqual(150)
    expect(read.every((messages) => messages.length > 20)).toBe(true)
    const kinds = new Set(ids.map(({ what }) => what))
    expect(kinds).toEqual(new Set(['person', 'device', 'conversation', 'message'].map((kind) => `id of a ${kind}`)))
    process.stdout.write(
      `${story.sent} messages; ${figures.sentinels} sentinels in ${figures.needles} forms; ` +
        `${figures.places} files, pages, and memories; ${Math.round(figures.bytes / 1e6)} MB read, ` +
        `${Math.round(figures.memory / 1e6)} MB of it memory\n`,
    )
  })

  it('no word of a message is found, in English or in Hindi, in any encoding', () => {
    expect(found(/^a message/)).toEqual([])
  })

  it('no name of a person, a group, an office, a device, or the organization is found', () => {
    expect(found(/^(the organization|(new )?name of|office of|label of)/)).toEqual([])
  })

  it('no id of a person, a device, a conversation, or a message is found', () => {
    expect(found(/^id of/)).toEqual([])
  })

  it('no key is found that opens, signs, or invites', () => {
    expect(found(/^(seed|secret|signature key|box key|directory key|invitation|day key)/)).toEqual([])
  })

  it('no PIN is found, right or wrong, nor what it opens, nor what opens a device on its way', () => {
    expect(locked.length).toBeGreaterThanOrEqual(7)
    expect(found(/^((wrong )?PIN|storage key|pepper output|parcel key)/)).toEqual([])
  })

  it('no word of a file is found, nor its name, nor what opens it', () => {
    expect(filesOpened).toBeGreaterThanOrEqual(10)
    expect(found(/^(content of a file|name of a file|file key)/)).toEqual([])
  })

  it('nothing else is found either', () => {
    expect(findings).toEqual([])
  })

  it('the same search finds what the server must know: the key by which each device signs in', () => {
    for (const { what } of story.accessKeys())
      expect([...known].filter((one) => one.startsWith(`${what}/`))).not.toEqual([])
    const places = new Set([...known].map((one) => one.slice(one.indexOf('/') + 1)))
    expect([...places].some((place) => /state\.db(-wal)?$/.test(place))).toBe(true)
  })

  it.skipIf(!canReadMemory)('memory was searched in each of its three lives (not run where there is no /proc)', () => {
    const places = new Set([...known].map((one) => one.slice(one.indexOf('/') + 1)))
    for (const life of ['first life', 'second life', 'third life']) expect(places).toContain(`memory, ${life}`)
    expect(figures.memory).toBeGreaterThan(3 * 30_000_000)
  })

  it.skipIf(!canReadMemory)(
    'a word that a careless client had put into a request would have been found in memory (not run where there is no /proc)',
    async () => {
      const [careless, unsaid] = [coinWord(), coinWord()].map((word) => textSentinel(word, word)) as [
        Sentinel,
        Sentinel,
      ]
      await (await fetch(`${server.url}/health`, { headers: { 'x-group': careless.what } })).text()
      const { findings: leaks } = new Search([careless, unsaid]).memory('memory', server.pid)
      expect(leaks).toContainEqual({ what: careless.what, form: 'raw', where: 'memory' })
      expect(leaks.filter(({ what }) => what !== careless.what)).toEqual([])
    },
  )

  it('there is nothing on stdout and stderr but one line for each start', () => {
    const [stdout, stderr] = server.outputs.map((file) => readFileSync(file, 'utf8').trim().split('\n'))
    expect(stdout).toEqual([
      expect.stringMatching(/^Chancery is running\. Open this link to found your organization: http:\S+$/),
      `Chancery is running: ${server.url}/`,
      `Chancery is running: ${server.url}/`,
    ])
    expect(stderr?.filter((line) => !/ExperimentalWarning|--trace-warnings/.test(line))).toEqual([''])
  })
})

/** Tables, indexes, views, and triggers of a database with their columns. */
function schemaOf(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database
    .prepare(
      `SELECT s.type || ' ' || s.name || coalesce('.' || c.name || ' ' || c.type, '') AS item
       FROM sqlite_schema s LEFT JOIN pragma_table_xinfo(s.name) c ORDER BY s.rowid, c.cid`,
    )
    .all()
  database.close()
  return rows.map(({ item }) => String(item))
}

describe('the places that the server has for anything', () => {
  it('in its database are these columns, and no index, view, or trigger of ours', () => {
    expect(schemaOf(join(server.dataDir, 'state.db'))).toEqual([
      'table board_head.id INTEGER',
      'table board_head.size INTEGER',
      'table board_head.edge BLOB',
      'table board_head.checkpoint TEXT',
      'table board_head.anchor_time INTEGER',
      'table board_head.anchor_register_size INTEGER',
      'table board_sealed.id INTEGER',
      'table board_sealed.below INTEGER',
      'table board_cell.position INTEGER',
      'table board_cell.cell BLOB',
      'table register_head.id INTEGER',
      'table register_head.checkpoint TEXT',
      'table register_entry.position INTEGER',
      'table register_entry.leaf BLOB',
      'table register_opening.position INTEGER',
      'table register_opening.opening BLOB',
      'table directory_slot.access BLOB',
      'table directory_slot.sealed BLOB',
      // SQLite's own, for the primary key.
      'index sqlite_autoindex_directory_slot_1',
      'table pepper.id BLOB',
      'table pepper.access BLOB',
      'table pepper.key BLOB',
      'table pepper.is_kept INTEGER',
      'table pepper.attempts INTEGER',
      'index sqlite_autoindex_pepper_1',
      'table parcel.id BLOB',
      'table parcel.access BLOB',
      'table parcel.last_day INTEGER',
      'table parcel.claim BLOB',
      'index sqlite_autoindex_parcel_1',
    ])
  })

  it('what lies open on its register are keys, commitments, and times', () => {
    const database = new DatabaseSync(join(server.dataDir, 'state.db'), { readOnly: true })
    const leaves = database.prepare('SELECT leaf FROM register_entry').all()
    database.close()
    const members = new Set(
      leaves.flatMap(({ leaf }) => {
        const { kind, ...entry } = JSON.parse(Buffer.from(leaf as Uint8Array).toString()) as Record<string, unknown>
        return Object.keys(entry).map((member) => `${String(kind)}.${member}`)
      }),
    )
    const allowed = {
      organization: ['key', 'board', 'register', 'commitment', 'time'],
      invitation: ['key', 'expires', 'commitment', 'time'],
      device: ['access', 'revoke', 'invitation', 'commitment', 'time'],
      revocation: ['access', 'commitment', 'time'],
      directory: ['hash', 'time'],
    }
    const expected = Object.entries(allowed).flatMap(([kind, names]) => names.map((name) => `${kind}.${name}`))
    expect([...members].toSorted()).toEqual(expected.toSorted())
  })

  it('in its folder are these files; the only names that grow are numbers of the log, random ones of parcels, and hashes of chunks', () => {
    const names = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(server.dataDir, name)).isFile())
      .map((name) => name.replaceAll('\\', '/'))
    const fixed = ['chancery.json', 'lock.db', 'lock.db-journal', 'log-keys.json', 'shelf', 'state.db', 'state.db-shm']
    const numbered = /^board\/(tags|tile\/(entries|\d))\/(x\d{3}\/)*\d{3}$/
    const parcel = /^parcels\/[A-Za-z0-9_-]{22}$/
    const chunk = /^vault\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/
    const isKnown = (name: string): boolean => [...fixed, 'state.db-wal'].includes(name)
    const known = (name: string): boolean => isKnown(name) || numbered.test(name) || chunk.test(name)
    const others = names.filter((name) => !known(name))
    expect(others).toEqual([expect.stringMatching(parcel)])
    for (const growing of [numbered, chunk]) expect(names.some((name) => growing.test(name))).toBe(true)
  })

  it('in its metrics are these names, with no label but a refusal’s code and a histogram’s bounds', async () => {
    const text = await page(server.metricsUrl)
    const names = [...text.matchAll(/^# TYPE (\S+ \S+)$/gm)].map(([, name]) => name)
    expect(names).toEqual([
      'chancery_board_cells_total counter',
      'chancery_board_rounds_total counter',
      'chancery_board_round_seconds histogram',
      'chancery_board_durable_step_seconds histogram',
      'chancery_gateway_envelopes_total counter',
      'chancery_gateway_batches_total counter',
      'chancery_refused_total counter',
      'chancery_live_connections gauge',
      'chancery_vault_bytes gauge',
    ])
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const code = Object.keys(apiErrors).join('|')
    const sample = new RegExp(`^chancery_[a-z_]+(\\{(le="(\\+Inf|[0-9.]+)"|code="(${code})")\\})? [0-9.e-]+$`)
    expect(samples.filter((line) => !sample.test(line))).toEqual([])
  })
})
