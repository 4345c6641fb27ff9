import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..')
const linesOf = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')

describe('the script and the text in every bundle', () => {
  it('are the published ones (after a change: vitest run packages/records -u)', async () => {
    const published = { script: linesOf('verify.sh'), readme: linesOf('bundle-readme.txt') }
    const file = join(folder, 'src/bundle/published.json')
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(file)
  })
})
