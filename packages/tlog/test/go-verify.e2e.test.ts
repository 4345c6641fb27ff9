// Go's checksum-database code judges logs that this package writes, and the written 700-leaf log.
// Needs Go and Debian's golang-golang-x-mod-dev; `--without=go` (CHANCERY_WITHOUT) goes on without.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concatBytes, utf8 } from '@chancery/base'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createNoteSigner,
  encodeEntryBundle,
  entryBundlePath,
  formatVerifierKey,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from '../src/index.ts'
import { describeWithVectors, vectorBytes, vectorJson } from './_shared.ts'
import { entry, testTree } from './_tree.ts'

type Files = Map<string, Uint8Array>

const GOPATH = '/usr/share/gocode'
const without = (process.env['CHANCERY_WITHOUT'] ?? '').split(',')
const go = (process.env['PATH'] ?? '').split(':').find((folder) => existsSync(join(folder, 'go')))
const hasGo = !without.includes('go') && go !== undefined && existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))

let folder = ''
const signer = await createNoteSigner('log.example/office', new Uint8Array(32).fill(1))
const vkey = formatVerifierKey(signer.key)

/** The files of a log of the first `size` test entries. */
async function logFiles(size: number): Promise<Files> {
  const { reader, frontier } = testTree(size)
  const files: Files = new Map()
  files.set('checkpoint', utf8(await signCheckpoint({ origin: signer.key.name, size, root: frontier.root() }, signer)))
  for (let level = 0; tileWidth(level, 0, size) > 0; level++)
    for (let index = 0, width = 0; (width = tileWidth(level, index, size)) > 0; index++) {
      const numbers = Array.from({ length: width }, (_, i) => index * TILE_WIDTH + i)
      const hashes = numbers.map((number) => reader(level * 8, number) as Uint8Array)
      files.set(tilePath(level, index, width), concatBytes(...hashes))
      if (level === 0) files.set(entryBundlePath(index, width), encodeEntryBundle(numbers.map(entry)))
    }
  return files
}

function flip(files: Files, path: string, at: number): Files {
  const bytes = files.get(path) as Uint8Array
  return new Map(files).set(path, bytes.with(at, (bytes[at] as number) ^ 1))
}

/** What the Go program says of a log that serves `files` to whoever has the token. */
async function judge(files: Files, ...flags: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '').slice(1))
    const isAllowed = request.headers.authorization === 'Bearer pass'
    response.writeHead(isAllowed ? (file === undefined ? 404 : 200) : 401).end(isAllowed ? file : undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    return await new Promise((resolve) => {
      execFile(join(folder, 'go-verify'), ['-url', url, '-vkey', vkey, '-token', 'pass', ...flags], (error, stdout) => {
        const lines = stdout.trim().split('\n')
        resolve({ code: error === null ? 0 : Number(error.code), lines: lines.map((line) => line.replace(/ +/g, ' ')) })
      })
    })
  } finally {
    server.close()
  }
}

const words = (lines: readonly string[]): string[] => lines.map((line) => line.split(' ').slice(0, 2).join(' '))
const ALL_OK = ['ok checkpoint', 'ok root', 'ok entries']

describe.runIf(hasGo)('Go’s checksum-database code', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'go-verify-'))
    const cwd = join(import.meta.dirname, '../../../tools/go-verify')
    const env = {
      ...process.env,
      GO111MODULE: 'off',
      GOPATH,
      GOFLAGS: '-buildvcs=false',
      GOCACHE: join(folder, 'cache'),
    }
    execFileSync(join(go ?? '', 'go'), ['build', '-o', join(folder, 'go-verify'), '.'], { cwd, env })
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([0, 1, 2, 255, 256, 257, 600])('finds a log of %d entries good', async (size) => {
    const { code, lines } = await judge(await logFiles(size), '-all')
    expect({ code, words: words(lines) }).toEqual({ code: 0, words: ALL_OK })
    expect(lines[0]).toBe(`ok checkpoint log.example/office, ${size} entries`)
  })

  it('finds a log good that has more than two levels of tiles, by a sample', async () => {
    const { code, lines } = await judge(await logFiles(66_000), '-sample', '3')
    expect({ code, words: words(lines) }).toEqual({ code: 0, words: ALL_OK })
    expect(lines[2]).toBe('ok entries 3 of 258 bundles, at random')
  }, 60_000)

  it('finds that a log grew from what it was, at every size', async () => {
    const files = await logFiles(600)
    for (const size of [0, 1, 300, 512, 600]) {
      writeFileSync(join(folder, 'old'), (await logFiles(size)).get('checkpoint') as Uint8Array)
      const { code, lines } = await judge(files, '-old', join(folder, 'old'))
      expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: `ok consistency grown from ${size} entries` })
    }
  })

  it('finds a log that shrank or forked, though it signed both', async () => {
    const files = await logFiles(600)
    const root = new Uint8Array(32).fill(5)
    for (const [size, old] of [
      [601, (await logFiles(601)).get('checkpoint')],
      [600, utf8(await signCheckpoint({ origin: signer.key.name, size: 600, root }, signer))],
      [300, utf8(await signCheckpoint({ origin: signer.key.name, size: 300, root }, signer))],
      [0, utf8(await signCheckpoint({ origin: signer.key.name, size: 0, root }, signer))],
    ] as const) {
      writeFileSync(join(folder, 'old'), old as Uint8Array)
      const { code, lines } = await judge(files, '-old', join(folder, 'old'))
      expect({ size, code, words: words(lines) }).toEqual({ size, code: 1, words: [...ALL_OK, 'FAILED consistency'] })
    }
  })

  it('finds one bit changed in any kind of file', async () => {
    const files = await logFiles(600)
    for (const [path, at, bad] of [
      ['checkpoint', 5, 'FAILED checkpoint'],
      ['checkpoint', 30, 'FAILED checkpoint'],
      ['tile/1/000.p/2', 40, 'FAILED root'],
      ['tile/0/002.p/88', 0, 'FAILED root'],
      ['tile/0/001', 100, 'FAILED entries'],
      ['tile/entries/000', 9, 'FAILED entries'],
      ['tile/entries/002.p/88', 0, 'FAILED entries'],
    ] as const) {
      const { code, lines } = await judge(flip(files, path, at), '-all')
      expect({ path, code, bad: words(lines).includes(bad) }).toEqual({ path, code: 1, bad: true })
    }
  })

  it('takes the full tile where a log has dropped the partial one', async () => {
    const [small, large] = [await logFiles(600), await logFiles(768)]
    const later = new Map([...large, ['checkpoint', small.get('checkpoint') as Uint8Array]])
    later.set('tile/1/000.p/2', small.get('tile/1/000.p/2') as Uint8Array)
    expect((await judge(later, '-all')).code).toBe(0)
  })

  it('cannot check, and says so, a log that does not answer or that another key signed', async () => {
    const files = await logFiles(600)
    const other = formatVerifierKey((await createNoteSigner(signer.key.name, new Uint8Array(32).fill(2))).key)
    const missing = new Map(files)
    missing.delete('tile/0/001')
    expect((await judge(files, '-token', 'wrong')).code).toBe(3)
    expect((await judge(files, '-vkey', other)).lines).toEqual([
      'unchecked checkpoint could not check: log.example/office did not sign it',
    ])
    const { code, lines } = await judge(missing, '-all')
    expect({ code, words: words(lines) }).toEqual({ code: 3, words: ['ok checkpoint', 'ok root', 'unchecked entries'] })
    expect((await judge(files, 'stray')).code).toBe(2)
    expect((await judge(files, '-vkey', 'none')).code).toBe(2)
  })

  describeWithVectors('with the written 700-leaf log', 'tlog/generated/log700.files.json', () => {
    const paths = ['checkpoint', ...Object.keys(vectorJson<object>('tlog/generated/log700.files.json'))]
    const files: Files = new Map(paths.map((path) => [path, vectorBytes(`tlog/generated/log700/${path}`)]))
    const { log } = vectorJson<{ log: { vkey: string } }>('tlog/generated/keys.json')

    it('finds it good, and every tampered copy not', async () => {
      expect((await judge(files, '-vkey', log.vkey, '-all')).code).toBe(0)
      for (const path of paths) {
        const { code } = await judge(flip(files, path, 3), '-vkey', log.vkey, '-all')
        expect({ path, code }).toEqual({ path, code: 1 })
      }
    })
  })
})
