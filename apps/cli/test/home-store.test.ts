import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { HomeStore } from '@chancery/cli'
import { describeClientStore } from '@chancery/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PIN = 'correct horse'
/** Cheap, or the suite would spend its time on Argon2; the real cost is in the end-to-end tests. */
const COST = { memoryKib: 64, passes: 1, lanes: 1 }

async function filesIn(folder: string): Promise<Uint8Array[]> {
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
}

describeClientStore('in a home folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-home-'))
  return {
    open: () => HomeStore.create(folder, PIN, COST),
    remove: () => rm(folder, { recursive: true }),
    atRest: () => filesIn(folder),
  }
})

describe('a home', () => {
  let folder: string
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'chancery-home-')), 'home')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('opens with its PIN and with no other', async () => {
    await (await HomeStore.create(folder, PIN, COST)).close()
    await expect(HomeStore.open(folder, 'wrong horse')).rejects.toMatchObject({ code: 'cli/wrong-pin' })
    await expect(HomeStore.create(folder, 'wrong horse', COST)).rejects.toMatchObject({ code: 'cli/wrong-pin' })
    const again = await HomeStore.open(folder, PIN)
    expect(again.isNew).toBe(false)
    await again.close()
  })

  it('takes a PIN typed in either way that Unicode can spell it', async () => {
    await (await HomeStore.create(folder, 'café-शाखा', COST)).close()
    const store = await HomeStore.open(folder, 'cafe\u0301-शाखा')
    expect(store.isNew).toBe(false)
    await store.close()
  })

  it('can be read by nobody but its owner', async () => {
    const store = await HomeStore.create(folder, PIN, COST)
    await store.commit([{ table: 'state', key: 'one', value: randomBytes(10) }])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('is one home when two programs make it at once', async () => {
    const stores = await Promise.all([HomeStore.create(folder, PIN, COST), HomeStore.create(folder, PIN, COST)])
    expect(stores.filter(({ isNew }) => isNew)).toHaveLength(1)
    await stores[0].commit([{ table: 'state', key: 'one', value: Uint8Array.of(7) }])
    expect(await stores[1].get('state', 'one')).toEqual(Uint8Array.of(7))
    for (const store of stores) await store.close()
  })

  it('is never written over when the file is something else', async () => {
    await mkdir(folder)
    await writeFile(join(folder, 'home.db'), 'a letter, not a database'.repeat(100))
    await expect(HomeStore.create(folder, PIN, COST)).rejects.toMatchObject({ code: 'cli/home-damaged' })
    expect(await readFile(join(folder, 'home.db'), 'utf8')).toContain('a letter')
  })

  it('says so when the folder cannot be one', async () => {
    await writeFile(folder, '')
    await expect(HomeStore.create(folder, PIN, COST)).rejects.toMatchObject({ code: 'cli/home-unusable' })
  })

  it('is missing before it is made and after it is removed', async () => {
    await expect(HomeStore.open(folder, PIN)).rejects.toMatchObject({ code: 'client/not-enrolled' })
    await (await HomeStore.create(folder, PIN, COST)).remove()
    await expect(HomeStore.open(folder, PIN)).rejects.toMatchObject({ code: 'client/not-enrolled' })
    expect(await readdir(folder)).toEqual([])
  })

  it('notices a record that was changed, and one that was moved to another place', async () => {
    const store = await HomeStore.create(folder, PIN, COST)
    await store.commit([
      { table: 'state', key: 'one', value: Uint8Array.of(1) },
      { table: 'state', key: 'two', value: Uint8Array.of(2) },
    ])
    const database = new DatabaseSync(store.path)
    const [first, second] = database.prepare('SELECT rowid, sealed FROM record').all()
    const put = database.prepare('UPDATE record SET sealed = ? WHERE rowid = ?')
    put.run(first?.['sealed'] as Uint8Array, second?.['rowid'] as number)
    await expect(store.entries('state')).rejects.toMatchObject({ code: 'cli/home-damaged' })
    put.run(new Uint8Array(40), second?.['rowid'] as number)
    await expect(store.entries('state')).rejects.toMatchObject({ code: 'cli/home-damaged' })
    database.close()
    await store.close()
  })
})
