// Go's checksum-database code judges a live board and register, over HTTP, with a session like any device's.
// Needs Go and Debian's golang-golang-x-mod-dev; `--without=go` (CHANCERY_WITHOUT) goes on without.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from '@chancery/base'
import { createGroup, sendText, synchronize } from '@chancery/client'
import { CELL_BYTES } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'

const GOPATH = '/usr/share/gocode'
const program = join(import.meta.dirname, '../../../tools/go-verify')
const without = (process.env['CHANCERY_WITHOUT'] ?? '').split(',')
const hasGo = !without.includes('go') && existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))
const CELLS = 1000

interface Verdict {
  readonly code: number
  readonly output: string
}

async function judge(office: Office, log: 'board' | 'register', ...flags: readonly string[]): Promise<Verdict> {
  const { account, api } = office.carol.engine
  const vkey = log === 'board' ? account.boardKey : account.registerKey
  const url = office.url.replace('localhost', '127.0.0.1')
  const args = ['run', '.', '-url', `${url}/api/${log}`, '-vkey', vkey, '-token', await api.token(), '-all', ...flags]
  const env = { ...process.env, GO111MODULE: 'off', GOPATH }
  return new Promise((resolve) => {
    execFile('go', args, { cwd: program, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
  })
}

describe.runIf(hasGo)('a live board, judged by Go', () => {
  it('verifies: checkpoint, tiles, every cell, and growth from an earlier checkpoint; so does the register', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    const conversation = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    const earlier = join(tmpdir(), `chancery-checkpoint-${process.pid}`)
    await writeFile(earlier, carol.engine.board.checkpoint ?? '')
    for (let posted = 0; posted < CELLS; posted += 50)
      await carol.engine.api.postCells(Array.from({ length: 50 }, () => randomBytes(CELL_BYTES)))
    await sendText(carol.engine, { kind: 'conversation', conversation }, 'the last cell')
    const board = await judge(office, 'board', '-old', earlier)
    expect(board).toMatchObject({ code: 0, output: expect.stringContaining('consistency') })
    expect(await judge(office, 'register')).toMatchObject({ code: 0 })
    await rm(earlier)
  })

  it('is refused under another board’s key', async () => {
    await using office = await openOffice()
    await using other = await openOffice()
    await office.enrol('Alice')
    const verdict = await judge(office, 'register', '-vkey', other.carol.engine.account.registerKey)
    expect(verdict.code).not.toBe(0)
  })
})
