import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { base64url, randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES, paths } from '@chancery/protocol'
import { expect, it, vi } from 'vitest'
import { randomCell } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'
import { askPepper, keepPepper, makePepper } from './_pepper.ts'

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** What a day in the office looks like to the server: cells, reads, refusals, attempts. */
async function traffic({ api, bob, token }: Awaited<ReturnType<typeof newOffice>>): Promise<void> {
  await api.cells([randomCell()], bob.token)
  await api.cells([randomCell(), randomCell()], token)
  await api.get(`${paths.boardLog}/tile/entries/000.p/2`, bob.token)
  await api.bytes('PUT', paths.directorySlot, randomBytes(1024), bob.token)
  await api.cells([randomCell()], base64url(randomBytes(32)))
  await api.post(paths.registerEntries, { nonsense: true }, bob.token)
  await api.get('/nothing', bob.token)
  const pepper = await makePepper(api, bob.token)
  for (const id of [pepper, base64url(randomBytes(16))]) await askPepper(api, id)
  await keepPepper(api, bob.token, pepper)
  const parcel = `${paths.parcels}/${base64url(randomBytes(16))}`
  await api.bytes('PUT', parcel, randomBytes(3000), bob.token)
  for (const claim of [pepper, base64url(randomBytes(16))]) await api.post(parcel, { claim })
  const chunk = randomBytes(VAULT_CHUNK_BYTES)
  const path = `${paths.vault}/${createHash('sha256').update(chunk).digest('base64url')}`
  await api.bytes('PUT', path, chunk, bob.token)
  for (const reader of [bob.token, token]) await api.get(path, reader)
}

it('the database has no column for a sender, a receiver, a group, a person, or a moment', async () => {
  const office = await newOffice()
  await traffic(office)
  await office.server.close()
  const database = new DatabaseSync(join(office.folder, 'state.db'), { readOnly: true })
  const columns = database
    .prepare(
      `SELECT t.name || '.' || c.name AS name FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.name NOT LIKE 'sqlite%' ORDER BY 1`,
    )
    .all()
    .map((row) => row['name'])
  expect(columns).toEqual([
    'board_cell.cell',
    'board_cell.position',
    'board_head.anchor_register_size',
    'board_head.anchor_time',
    'board_head.checkpoint',
    'board_head.edge',
    'board_head.id',
    'board_head.size',
    'board_sealed.below',
    'board_sealed.id',
    'directory_slot.access',
    'directory_slot.sealed',
    'parcel.access',
    'parcel.claim',
    'parcel.id',
    'parcel.last_day',
    'pepper.access',
    'pepper.attempts',
    'pepper.id',
    'pepper.is_kept',
    'pepper.key',
    'register_entry.leaf',
    'register_entry.position',
    'register_head.checkpoint',
    'register_head.id',
    'register_opening.opening',
    'register_opening.position',
  ])
  database.close()
})

it('no session token and no challenge is ever on the disk', async () => {
  const office = await newOffice()
  await traffic(office)
  const files = readdirSync(office.folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    for (const token of [office.token, office.bob.token]) {
      expect(bytes.includes(token)).toBe(false)
      expect(bytes.includes(Buffer.from(token, 'base64url'))).toBe(false)
    }
  }
})

it('nothing is logged of what anybody does, refusals included', async () => {
  const office = await newOffice()
  const outputs = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  await traffic(office)
  for (const output of outputs) {
    expect(output).not.toHaveBeenCalled()
    output.mockRestore()
  }
})

it('metrics are totals: no label but refusal codes and histogram bounds, and no key of anybody', async () => {
  const metricsPort = await freePort()
  const office = await newOffice({ metricsPort })
  await traffic(office)
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  expect(text).toContain('chancery_board_cells_total 4')
  expect(text).toContain('chancery_board_rounds_total 2')
  expect(text).toContain('chancery_refused_total{code="api/bad-request"} 1')
  expect(text).toContain('chancery_vault_bytes 65536')
  const labels = new Set([...text.matchAll(/[{,]([a-z_]+)="/g)].map((match) => match[1]))
  expect(labels).toEqual(new Set(['code', 'le']))
  for (const key of [office.bob.device.access.text, office.carol.access.text, office.bob.token])
    expect(text).not.toContain(key)
})
