import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { randomCell } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'

/** Changes the database behind the server's back. */
function change(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'state.db'))
  database.exec(sql)
  database.close()
}

async function stoppedOffice() {
  const office = await newOffice()
  await office.api.cells([randomCell(), randomCell()], office.token)
  await office.server.close()
  return office
}

describe('a start refuses, with code server/damaged and what to do,', () => {
  const changes = {
    'a cell that is not the one that was signed': 'UPDATE board_cell SET cell = zeroblob(1024) WHERE position = 1',
    'a cell that is missing in the middle': 'DELETE FROM board_cell WHERE position = 1',
    'a cell that is missing at the end': 'DELETE FROM board_cell WHERE position = 2',
    'a checkpoint that is gone': 'DELETE FROM board_head',
    'another tree edge than was stored': "UPDATE board_head SET edge = x'00'",
    'a register entry that was changed':
      "UPDATE register_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'device', 'devise') AS BLOB)",
    'a register entry that was cut off': 'DELETE FROM register_entry WHERE position = 2',
  }
  it.each(Object.entries(changes))('%s', async (_, sql) => {
    const office = await stoppedOffice()
    change(office.folder, sql)
    await expect(office.restart()).rejects.toMatchObject({
      code: 'server/damaged',
      message: expect.stringContaining('from a backup') as string,
    })
  })

  it('log keys that are missing, or another installation’s', async () => {
    const [office, other] = [await stoppedOffice(), await stoppedOffice()]
    await rename(join(other.folder, 'log-keys.json'), join(office.folder, 'log-keys.json'))
    await expect(office.restart()).rejects.toMatchObject({ code: 'server/damaged' })
    await expect(other.restart()).rejects.toMatchObject({ code: 'server/damaged' })
  })

  it('a database of a newer version, as such', async () => {
    const office = await stoppedOffice()
    change(office.folder, 'PRAGMA user_version = 99')
    await expect(office.restart()).rejects.toMatchObject({ code: 'server/newer-version' })
  })

  it('a format file that is no longer one', async () => {
    const office = await stoppedOffice()
    await writeFile(join(office.folder, 'chancery.json'), 'not json')
    await expect(office.restart()).rejects.toMatchObject({ code: 'server/damaged' })
  })
})
