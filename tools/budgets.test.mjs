import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BUDGETS, partsOf, report } from './budgets.mjs'

let dist
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'chancery-budgets-'))
  mkdirSync(join(dist, 'assets'))
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterEach(() => {
  rmSync(dist, { recursive: true })
  vi.restoreAllMocks()
})

function write(files) {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dist, path), text)
  const list = Object.keys(files).map((path) => ({ path }))
  writeFileSync(join(dist, 'app-manifest.json'), JSON.stringify({ files: list }))
}

const app = {
  'index.html':
    '<link rel="stylesheet" href="/assets/a-12345678.css"><script type="module" src="/assets/a-12345678.js"></script>',
  'assets/a-12345678.css': '',
  'assets/a-12345678.js': 'import{x}from"./b-12345678.js";x(()=>import("./lazy-12345678.js"))',
  'assets/b-12345678.js': 'import"./c-12345678.js";export const x=1',
  'assets/c-12345678.js': '',
  'assets/lazy-12345678.js': '',
  'assets/english-12345678.js': '',
  'assets/hindi-12345678.js': '',
  'assets/worker-12345678.js': 'import("./worker-words-12345678.js")',
  'assets/worker-words-12345678.js': '',
}

it('counts what is loaded before anything is asked for by itself, whichever file it is in', () => {
  write(app)
  const { shell, worker } = partsOf(dist, parseAst)
  expect(new Set(shell)).toEqual(
    new Set([
      'assets/a-12345678.css',
      'assets/a-12345678.js',
      'assets/b-12345678.js',
      'assets/c-12345678.js',
      'assets/english-12345678.js',
      'index.html',
    ]),
  )
  expect(worker).toEqual(['assets/worker-12345678.js'])
  expect(report(dist, parseAst)).toBe(true)
})

it('says no when a part is over its budget, or is not there at all', () => {
  const noise = randomBytes(BUDGETS.shell).toString('base64')
  write({ ...app, 'assets/c-12345678.js': `export const noise="${noise}"` })
  expect(report(dist, parseAst)).toBe(false)
  const { 'assets/worker-12345678.js': _, ...rest } = app
  write(rest)
  expect(report(dist, parseAst)).toBe(false)
})
