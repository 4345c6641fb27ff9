// oxlint-disable vitest/no-conditional-tests, vitest/valid-describe-callback, vitest/valid-title, vitest/warn-todo -- the one place where tests depend on files
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, it } from 'vitest'

const folder = process.env['CHANCERY_SHARED']
const at = (path: string): string => join(folder ?? '', 'data/metadata', path)

/** The rows of a text table as cells; `path` is below `data/metadata` and may end in `.gz`. */
export function rows(path: string, separator: string): string[][] {
  const bytes = readFileSync(at(path))
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(separator)]))
}

/** Rows of whole numbers. */
export function numbers(path: string, separator: string): number[][] {
  return rows(path, separator).map((cells) => cells.map(Number))
}

/** Tests that need the data in the folder that CHANCERY_SHARED names; without it one test says that they were not run. */
export function describeWithData(name: string, path: string, tests: () => void): void {
  if (folder !== undefined && existsSync(at(path))) describe(name, tests)
  else it.todo(`${name}: not run, CHANCERY_SHARED has no data/metadata/${path}`)
}
