import { CodedError } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../src/exit-code.ts'
import { isoTime } from '../src/listing/iso-time.ts'
import { align } from '../src/terminal/align.ts'
import { jsonLine, printable } from '../src/terminal/printable.ts'
import { Shell } from '../src/terminal/shell.ts'
import type { Terminal } from '../src/terminal/terminal.ts'

function shellOn(terminal: Partial<Terminal>): { shell: Shell; said: string[] } {
  const said: string[] = []
  const shell = new Shell({ env: {}, err: (text) => said.push(text), ...terminal } as Terminal)
  return { shell, said }
}

describe('exit codes', () => {
  it('tell a no from a mistake and from not having been able to check', () => {
    const codeOf = (code: string, detail = {}) => exitCodeOf(new CodedError(code, 'x', detail))
    expect(codeOf('client/board-forked')).toBe(1)
    expect(codeOf('client/ambiguous')).toBe(2)
    expect(codeOf('client/unreachable')).toBe(3)
    expect(codeOf('client/refused-by-server', { status: 409 })).toBe(1)
    expect(codeOf('client/refused-by-server', { status: 429 })).toBe(3)
    expect(codeOf('client/refused-by-server', { status: 500 })).toBe(3)
  })

  it('never make a defect look like an answer', () => {
    expect(exitCodeOf(new TypeError('x'))).toBe(3)
    expect(exitCodeOf(new CodedError('somebody/new', 'x'))).toBe(3)
  })
})

describe('a time', () => {
  it('is shown in the zone of its sender', () => {
    expect(isoTime([1_796_575_765, 330])).toBe('2026-12-06T22:19:25+05:30')
    expect(isoTime([1_796_575_765, -210])).toBe('2026-12-06T13:19:25-03:30')
    expect(isoTime([0, 0])).toBe('1970-01-01T00:00:00+00:00')
  })

  it('is shown even when no calendar has it: nobody can make a conversation unreadable with one', () => {
    expect(isoTime([Number.MAX_SAFE_INTEGER, 0])).toBe('9999-12-31T23:59:59+00:00')
    expect(isoTime([0, -60])).toBe('1970-01-01T00:00:00-01:00')
  })
})

describe('text from others', () => {
  it('cannot command the terminal', () => {
    expect(printable('a\u001b[2Jb\r\u009bc\u007f\u202ed')).toBe('a␛[2Jb␍\ufffdc␡\ufffdd')
    expect(printable('नमस्ते\n\tसुप्रभात 👩‍👩‍👧')).toBe('नमस्ते\n\tसुप्रभात 👩‍👩‍👧')
  })

  it('is one line of JSON, whatever is in it, and the same when it is read back', () => {
    const record = { text: 'a\n\u001b\u009b\u2028\u202eनमस्ते' }
    const line = jsonLine(record)
    expect(line.indexOf('\n')).toBe(line.length - 1)
    expect([...line.trimEnd()].filter((character) => printable(character) !== character)).toEqual([])
    expect(JSON.parse(line)).toEqual(record)
  })
})

describe('a table', () => {
  it('is aligned by what a reader counts as a character', () => {
    expect(
      align([
        ['नमस्ते', 'x'],
        ['Alice', 'y'],
      ]),
    ).toEqual(['नमस्ते    x', 'Alice  y'])
  })
})

describe('progress', () => {
  const event = { kind: 'progress', what: 'board', done: 256, total: 280_000 } as const

  it('is one line that is rewritten and then wiped, on a screen', () => {
    const { shell, said } = shellOn({ isScreen: true })
    shell.report(event)
    shell.report({ ...event, done: 140_000 })
    shell.note('x', 'Done.')
    expect(said).toEqual([
      '\r\u001b[KCatching up with the board: 256 of 280,000 ░░░░░░░░░░░░░░░░░░░░',
      '\r\u001b[KCatching up with the board: 140,000 of 280,000 ██████████░░░░░░░░░░',
      '\r\u001b[K',
      'Done.\n',
    ])
  })

  it('is silent in a pipe and with --json', () => {
    const piped = shellOn({ isScreen: false })
    piped.shell.report(event)
    const json = shellOn({ isScreen: true })
    json.shell.isJson = true
    json.shell.report(event)
    expect([...piped.said, ...json.said]).toEqual([])
  })
})

describe('a warning', () => {
  it('is said once, as a sentence or as an object', () => {
    const { shell, said } = shellOn({})
    const warning = { kind: 'warning', code: 'board/fork-seen', text: 'Compare with them' } as const
    shell.report(warning)
    shell.report(warning)
    expect(said).toEqual(['Compare with them.\n'])
    const json = shellOn({})
    json.shell.isJson = true
    json.shell.report(warning)
    expect(json.said.map((line) => JSON.parse(line) as unknown)).toEqual([
      { note: 'board/fork-seen', message: 'Compare with them.' },
    ])
  })
})

describe('a defect', () => {
  it('is one sentence; its stack shows only to those who ask', () => {
    const { shell, said } = shellOn({})
    shell.fail(new TypeError('oops'))
    expect(said.join('')).toMatch(/^This should not have happened: TypeError: oops.*\n$/)
    expect(shell.exitCode).toBe(3)
    const curious = shellOn({ env: { CHANCERY_DEBUG: '1' } })
    curious.shell.fail(new TypeError('oops'))
    expect(curious.said.join('')).toContain('output.test.ts')
  })
})
