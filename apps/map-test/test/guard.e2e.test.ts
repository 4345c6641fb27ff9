import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complain, complainOfDisk, complainOfLog, complainOfMetrics } from './_holdings.ts'
import { runMapTest } from './_run-map-test.ts'
import type { ResultLine } from './_run-map-test.ts'

const kept = mkdtempSync(join(tmpdir(), 'chancery-guard-'))
const standard = join(kept, 'synthetic-standard')
const relayed = join(kept, 'synthetic-relayed')
let lines: ResultLine[] = []
let relayedLines: ResultLine[] = []

beforeAll(async () => {
  const common = ['--seed', '1', '--resamples', '0', '--keep', kept]
  lines = await runMapTest(['--people', '20', '--messages', '150', '--shuffles', '60', ...common])
  const small = ['--people', '8', '--messages', '25', '--mode', 'relayed', '--shuffles', '60']
  relayedLines = await runMapTest([...small, ...common])
})

afterAll(() => rmSync(kept, { recursive: true, force: true }))

describe('a small office', () => {
  it('is drawn by an ordinary messenger’s server, so the attacks are able to', () => {
    const of = (metric: string): number =>
      lines.find((line) => line.adversary === 'ordinary' && line.metric === metric)?.value ?? 0
    expect(of('departments/ami')).toBeGreaterThan(0.4)
    expect(of('leaders/auc')).toBeGreaterThan(0.8)
    expect(of('pairs/auc')).toBe(1)
  })

  it('shows thieves of disk, log, and metrics no more of its map than shuffled observations do', () => {
    const theirs = lines.filter(({ adversary }) => ['disk', 'logs', 'metrics'].includes(adversary))
    expect(new Set(theirs.map(({ adversary }) => adversary)).size).toBe(3)
    expect(theirs.length).toBeGreaterThan(20)
    expect(theirs.filter(({ value, control }) => value > control)).toEqual([])
  })

  it('shows a thief of the relay’s disk, log, and metrics no more of it, either', () => {
    const theirs = relayedLines.filter(({ adversary }) => adversary === 'relay thief')
    expect(theirs.length).toBeGreaterThan(6)
    expect(theirs.filter(({ value, control }) => value > control)).toEqual([])
  })

  it('leaves nothing on disks, in logs, and among metrics but what is known and argued for', () => {
    expect(complain(standard)).toEqual([])
    expect(complain(relayed)).toEqual([])
    expect(existsSync(join(relayed, 'relay-thief/relay-disk-end/witness.json'))).toBe(true)
  })
})

describe('a leak that somebody planted', () => {
  it('in a table, a trigger, or a file is complained of', () => {
    const disk = join(kept, 'planted')
    cpSync(join(standard, 'disk/server-disk-end'), disk, { recursive: true })
    expect(complainOfDisk(disk, 'server')).toEqual([])
    const database = new DatabaseSync(join(disk, 'state.db'))
    database.exec('ALTER TABLE directory_slot ADD COLUMN last_seen INTEGER')
    database.exec('CREATE TABLE sending (access BLOB, position INTEGER)')
    database.exec('CREATE VIEW seen AS SELECT access FROM directory_slot')
    database.close()
    mkdirSync(join(disk, 'sessions'))
    writeFileSync(join(disk, 'sessions/alice.json'), '{}')
    appendFileSync(join(disk, 'access.log'), 'POST /api/board/cells\n')
    appendFileSync(join(disk, 'shelf'), 'alice')
    const complaints = complainOfDisk(disk, 'server')
    for (const one of [
      'the file server/sessions/alice.json',
      'the file server/access.log',
      'the column directory_slot.last_seen',
      'the column sending.access',
      'the view seen',
      `${Buffer.from('alice').toString('hex')} in the file server/shelf`,
    ])
      expect(complaints).toContain(one)
  })

  it('in the relay’s folder or log is complained of', () => {
    const planted = join(kept, 'planted-relayed')
    cpSync(relayed, planted, { recursive: true })
    expect(complain(planted)).toEqual([])
    const disk = join(planted, 'relay-thief/relay-disk-end')
    writeFileSync(join(disk, 'sessions.json'), '{}')
    const witness = readFileSync(join(disk, 'witness.json'), 'utf8')
    writeFileSync(join(disk, 'witness.json'), witness.replace('{', '{ "seen": ["Bob"],'))
    const lock = new DatabaseSync(join(disk, 'lock.db'))
    lock.exec('CREATE TABLE online (access BLOB)')
    lock.close()
    appendFileSync(join(planted, 'relay-thief/output.txt'), 'Bob sent an envelope\n')
    expect(complain(planted).toSorted()).toEqual([
      'seen.0 in the file relay/witness.json',
      'the column online.access',
      'the file relay/sessions.json',
      'the line “Bob sent an envelope”',
    ])
  })

  it('on the page of metrics or in the log is complained of', () => {
    expect(complainOfMetrics('chancery_board_cells_total{device="Bob"} 4')).toEqual([
      'the label device of chancery_board_cells_total',
    ])
    expect(complainOfMetrics('chancery_refused_total{code="Alice"} 1')).toEqual(['the code Alice'])
    expect(complainOfMetrics('chancery_messages_by_person 12')).toHaveLength(1)
    expect(complainOfMetrics('chancery_refused_total{code="api/too-many"} 1')).toEqual([])
    expect(complainOfLog('Bob sent 2 cells\n')).toHaveLength(1)
  })
})
