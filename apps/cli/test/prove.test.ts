import { readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './_desk.ts'
import { openStaffedDesk, runWith } from './_desk.ts'

const TEXT = 'कृपया परिपत्र भेजें'

describe('a message that Bob proves', () => {
  let desk: Desk
  let folder: string
  let sent: Record<string, unknown>
  beforeAll(async () => {
    desk = await openStaffedDesk('Alice', 'Bob')
    folder = join(desk.folder, 'bundle')
    ;[sent = {}] = (await desk.json('alice', 'send', '--to', 'Bob', TEXT)).records
    await desk.run('bob', 'read')
    await desk.stop()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  it('becomes a folder of files while the server is off', async () => {
    const proven = await desk.json('bob', 'prove', String(sent['position']), '--out', folder)
    expect(proven).toMatchObject({ code: 0, records: [{ out: folder }] })
    expect(await readdir(folder)).toContain('manifest-sha256.txt')
    expect(proven.records[0]?.['files']).toBeGreaterThan(20)
  })

  it('goes into no folder that holds something already', async () => {
    expect(await desk.json('bob', 'prove', String(sent['position']), '--out', folder)).toMatchObject({ code: 2 })
  })

  it('must be a message', async () => {
    const other = join(desk.folder, 'other')
    expect(await desk.json('bob', 'prove', '999999', '--out', other)).toMatchObject({ code: 2 })
    expect(await desk.json('bob', 'prove', '999999')).toMatchObject({ code: 2 })
  })

  it('is verified by anybody, who needs no home and no PIN', async () => {
    const verified = await runWith(['verify', folder], { env: {} })
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toContain(`  ${TEXT}`)
    expect(verified.out).toContain('Alice, at Bank of Examples')
    expect(verified.out).toMatch(/\nVerified/)
  })

  it('is verified in JSON: an object per check, then one that sums up', async () => {
    const { code, records } = await runWith(['--json', 'verify', folder], { env: {} })
    expect(code).toBe(0)
    expect(records.at(-1)).toMatchObject({ status: 'verified', person: 'Alice', text: TEXT })
    expect(records.slice(0, -1).every(({ check, status, text }) => check && status && text)).toBe(true)
  })

  it('is compared with the organization’s key, given as text or as a file', async () => {
    const [summary] = (await runWith(['--json', 'verify', folder])).records.slice(-1)
    const key = String(summary?.['organizationKey'])
    const mine = await runWith(['--json', 'verify', folder, `--organization-key=${key}`])
    expect(mine.records).toContainEqual(expect.objectContaining({ check: 'organization-key', status: 'passed' }))
    const pem = join(folder, 'keys/organization.pub.pem')
    expect((await runWith(['verify', folder, '--organization-key', pem])).code).toBe(0)
    const board = join(folder, 'keys/board.pub.pem')
    expect((await runWith(['verify', folder, '--organization-key', board])).code).toBe(1)
    expect((await runWith(['verify', folder, '--organization-key', '/nonexistent'])).code).toBe(2)
  })

  it('fails when a file is not what it was, or is only a link', async () => {
    const readme = join(folder, 'README.txt')
    const whole = await readFile(readme)
    await writeFile(readme, 'trust me')
    const failed = await runWith(['verify', folder])
    expect(failed).toMatchObject({ code: 1 })
    expect(failed.out).toContain('Failed')
    await writeFile(readme, whole)
    await symlink('/etc/hostname', join(folder, 'notes'))
    expect((await runWith(['verify', folder])).code).toBe(1)
  })

  it('is not found where there is no folder', async () => {
    expect((await runWith(['verify', '/nonexistent'])).code).toBe(2)
  })
})
