import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './bootstrap.mjs'
import { missingParts, parts, withoutParts } from './parts.mjs'
import { count } from './suite.mjs'

const file = (status, ...tests) => ({
  name: join(root, 'packages/a.test.ts'),
  status,
  assertionResults: tests.map((result) => ({ status: result, fullName: `a test that is ${result}` })),
})

describe('the count of a test run', () => {
  it('is what vitest says', () => {
    const json = { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'passed', 'passed', 'failed')] }
    expect(count(json)).toEqual({ passed: 2, failed: 1, skipped: [] })
  })

  it('names every test that did not run', () => {
    const json = { numPassedTests: 0, numFailedTests: 0, testResults: [file('passed', 'pending', 'todo', 'skipped')] }
    expect(count(json).skipped).toEqual(
      ['pending', 'todo', 'skipped'].map((status) => ({
        file: 'packages/a.test.ts',
        title: `a test that is ${status}`,
      })),
    )
  })

  it('has one failure for a file that could not be loaded', () => {
    expect(count({ numPassedTests: 0, numFailedTests: 0, testResults: [file('failed')] }).failed).toBe(1)
  })
})

describe('programs from outside', () => {
  it('are named when they are missing, unless the run does without', () => {
    const gone = { name: 'gone', why: 'is gone', find: () => undefined }
    parts.push(gone)
    try {
      const sentences = missingParts([])
      expect(sentences).toContain('Missing: gone, which is gone.')
      expect(sentences.at(-1)).toMatch(/--without=(.*,)?gone$/)
      expect(missingParts(['gone']).join('')).not.toContain('Missing: gone')
    } finally {
      parts.splice(parts.indexOf(gone), 1)
    }
  })

  it('can be left out only by a name that exists', () => {
    expect(withoutParts('go,strace')).toEqual({ chosen: ['go', 'strace'], problem: undefined })
    expect(withoutParts('golang').problem).toContain('there is only go,')
  })
})
