// oxlint-disable vitest/no-conditional-tests, vitest/valid-describe-callback, vitest/valid-title, vitest/warn-todo -- the one place where tests depend on files
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'

const folder = process.env['CHANCERY_SHARED']

/** A test vector file's bytes, by its path below `vectors/`. */
export function vectorBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder ?? '', 'vectors', path)))
}

/** A test vector file's text, by its path below `vectors/`. */
export function vectorText(path: string): string {
  return new TextDecoder().decode(vectorBytes(path))
}

/** A JSON test vector file. Whole numbers above 2^53 come as bigint, not rounded. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a cast at every call would say no more
export function vectorJson<T>(path: string): T {
  const exact = (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context?.source !== undefined
      ? BigInt(context.source)
      : value
  return JSON.parse(vectorText(path), exact) as T
}

/**
 * Tests that need the vectors in the folder that CHANCERY_SHARED names. Without them one test says, under the same
 * name, that they were not run.
 */
export function describeWithVectors(name: string, path: string, tests: () => void): void {
  // The body of a describe runs even when its tests will not, so it is not handed over.
  if (folder !== undefined && existsSync(join(folder, 'vectors', path))) describe(name, tests)
  else it.todo(`${name}: not run, CHANCERY_SHARED has no vectors/${path}`)
}
