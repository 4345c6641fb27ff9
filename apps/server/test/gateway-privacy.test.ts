import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { base64url } from '@chancery/base'
import { DEVICE_HEADER, paths } from '@chancery/protocol'
import { freePort } from '@chancery/testkit'
import { expect, it, vi } from 'vitest'
import { randomCell } from '@chancery/testkit/device'
import { newRelayedOffice, replayOf, seal } from './_gateway.ts'
import type { RelayedOffice, Sent } from './_gateway.ts'
import { newOffice } from './_in-process.ts'

/** Real envelopes, dummies, refused ones, and a renewed slot; gives what was sent. */
async function traffic({ relay, clock, bob }: RelayedOffice): Promise<Sent[]> {
  const gateway = await relay.gateway()
  const now = clock.now()
  const sent = await Promise.all([
    seal(gateway, now, randomCell()),
    seal(gateway, now, randomCell()),
    seal(gateway, now),
    seal(gateway, now),
    seal(gateway, now - 100_000, randomCell()),
  ])
  await relay.batch([...sent, replayOf(sent[0])])
  const slot = {
    method: 'PUT',
    body: Buffer.from(randomCell()),
    headers: { 'content-type': 'application/octet-stream' },
  }
  await relay.for(bob.access.text, paths.directorySlot, slot)
  return sent
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .toSorted()

function columnsOf(folder: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'state.db'), { readOnly: true })
  const rows = database
    .prepare(
      `SELECT t.name || '.' || c.name AS name FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.name NOT LIKE 'sqlite%' ORDER BY 1`,
    )
    .all()
  database.close()
  return rows.map((row) => row['name'])
}

it('a relay adds one file to the disk, the gateway’s key, and no table and no column', async () => {
  const [relayed, direct] = [await newRelayedOffice(), await newOffice()]
  await traffic(relayed)
  await direct.api.cells([randomCell()], direct.bob.token)
  for (const { server } of [relayed, direct]) await server.close()
  expect(filesOf(relayed.folder)).toEqual(['gateway-key', ...filesOf(direct.folder)].toSorted())
  expect(columnsOf(relayed.folder)).toEqual(columnsOf(direct.folder))
})

it('no part of an envelope is on the disk: not as it came, not its key, not what a refused one held', async () => {
  const office = await newRelayedOffice()
  const sent = await traffic(office)
  await office.server.close()
  const files = filesOf(office.folder).map((name) => readFileSync(join(office.folder, name)))
  for (const { bytes } of sent)
    for (const part of [bytes.subarray(7, 39), bytes.subarray(39, 71), bytes.subarray(-32)])
      for (const text of [Buffer.from(part), base64url(part), Buffer.from(part).toString('hex')])
        expect(files.some((file) => file.includes(text))).toBe(false)
  expect(files.some((file) => file.includes(office.relay.token))).toBe(false)
  expect(files.some((file) => file.includes(office.relay.key.text))).toBe(false)
  expect(files.some((file) => file.includes(DEVICE_HEADER))).toBe(false)
})

it('nothing is printed, and metrics are totals that do not tell dummies by device or batch', async () => {
  const outputs = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  const metricsPort = await freePort()
  const office = await newRelayedOffice({ metricsPort })
  await traffic(office)
  for (const output of outputs) {
    expect(output).not.toHaveBeenCalled()
    output.mockRestore()
  }
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  expect(text).toContain('chancery_gateway_envelopes_total 6\n')
  expect(text).toContain('chancery_gateway_batches_total 1\n')
  expect(text).toContain('chancery_board_cells_total 3\n')
  expect(text).toContain('chancery_refused_total{code="api/replayed"} 1')
  const labels = new Set([...text.matchAll(/[{,]([a-z_]+)="/g)].map((match) => match[1]))
  expect(labels).toEqual(new Set(['code', 'le']))
})
