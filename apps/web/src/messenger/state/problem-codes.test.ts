import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { english } from '../language/english.ts'

const root = new URL('../../../../../', import.meta.url)

/** The codes that a file lists: what follows `|` in a union, or stands before `:` in a table. */
function codesIn(path: string): string[] {
  const text = readFileSync(new URL(path, root), 'utf8')
  return [...text.matchAll(/(?:\| '([a-z]+\/[a-z-]+)')|(?:^ {2}'([a-z]+\/[a-z-]+)':)/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
}

/** The codes of single errors that are made where they arise. */
function madeIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  return sources.flatMap((path) => {
    const text = readFileSync(new URL(`${folder}/${path}`, root), 'utf8')
    return [...text.matchAll(/CodedError(?:<[^>]*>)?\(\s*'([a-z]+\/[a-z-]+)'/g)].map((match) => match[1] ?? '')
  })
}

const lists = [
  'packages/client/src/errors.ts',
  'packages/protocol/src/api.ts',
  'apps/web/src/worker/lock/lock-error.ts',
  'apps/web/src/worker/store/store-error.ts',
]
const folders = ['apps/web/src/worker', 'apps/web/src/contract', 'packages/crypto/src/local']

describe('every code that a person can meet', () => {
  it.each(lists)('has its sentence: %s', (path) => {
    const codes = codesIn(path)
    expect(codes.length).toBeGreaterThan(4)
    expect(codes.filter((code) => english[`problem.${code}`] === undefined)).toEqual([])
  })

  it.each(folders)('has its sentence where it is made: %s', (folder) => {
    const codes = madeIn(folder)
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter((code) => english[`problem.${code}`] === undefined)).toEqual([])
  })
})
