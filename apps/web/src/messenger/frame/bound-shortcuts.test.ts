import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shortcuts } from './shortcut-table.ts'

const messenger = new URL('..', import.meta.url)
const sources = readdirSync(messenger, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(new URL(path, messenger), 'utf8'))
  .join('\n')

describe('the table of shortcuts', () => {
  it.each(Object.keys(shortcuts))('has nothing that no screen binds: %s', (id) => {
    expect(sources).toContain(`useShortcut('${id}'`)
  })
})
