import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkDocs } from './docs-check.mjs'

const made = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function check(files) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'docs-')))
  made.push(root)
  cpSync(join(import.meta.dirname, '../tsconfig.base.json'), join(root, 'tsconfig.base.json'))
  // The examples need no Node types here.
  mkdirSync(join(root, 'node_modules/@types/node'), { recursive: true })
  writeFileSync(join(root, 'node_modules/@types/node/index.d.ts'), '')
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkDocs(root)
}

describe('the documents check', () => {
  it('is content with links, paths, claims, and examples that hold', () => {
    const answer = check({
      'README.md':
        '# A title: `here`\n[a](docs/a.md#two-words), [b](#a-title-here), [c](https://example.org/x)\n```ts\nconst n: number = 1\n```\n',
      'ARCHITECTURE.md': '`packages/base/src/size.ts`; `packages/base/src/size.test.ts` › “is one”\n',
      'docs/a.md': '## Two words\n```sh\n[not](a-link)\n```\n',
      'packages/base/src/size.ts':
        '/**\n * One.\n *\n * @example\n * const two: number = size() + 1\n */\nexport function size(): number {\n  return 1\n}\n',
      'packages/base/src/size.test.ts': `it('is one', () => {})`,
    })
    expect(answer).toEqual({ problems: [], documents: 3, examples: 2 })
  })

  it.each([
    ['a link to a file that is not there', { 'docs/a.md': 'x\n[b](b.md)' }, 'docs/a.md:2: b.md leads nowhere'],
    [
      'a link to a heading that is not there',
      { 'docs/a.md': '# A\n[b](#c)' },
      'docs/a.md:2: #c leads to a file without that heading',
    ],
    [
      'a path that is not there',
      { 'ARCHITECTURE.md': '`apps/server/src/gone.ts`' },
      'ARCHITECTURE.md:1: apps/server/src/gone.ts does not exist',
    ],
    [
      'a claim that no test makes',
      { 'ARCHITECTURE.md': '`apps/a.test.ts` › “holds”', 'apps/a.test.ts': `it('breaks')` },
      'ARCHITECTURE.md:1: apps/a.test.ts has no test “holds”',
    ],
  ])('reports %s', (_name, files, expected) => {
    expect(check(files).problems).toEqual([expected])
  })

  it.each([
    [
      'a block of the specification',
      { 'docs/spec/a.md': '# A\n\n```ts\nconst one = 1\nconst n: number = "one"\n```\n' },
      'docs/spec/a.md:5: error TS2322',
    ],
    [
      'a doc comment',
      {
        'packages/base/src/a.ts':
          'const x = 1\n/**\n * A.\n * @example\n * a("one")\n */\nexport const a = (n: number) => n + x\n',
      },
      'packages/base/src/a.ts:5: error TS2345',
    ],
  ])('reports an example that does not compile, by its own line, in %s', (_name, files, expected) => {
    const { problems } = check(files)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(expected)
  })

  it('leaves a block alone that says ignore', () => {
    expect(check({ 'README.md': '```ts ignore\nnot code\n```\n' })).toEqual({ problems: [], documents: 1, examples: 0 })
  })
})
