import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { layers, neverReaches } from '../layers.mjs'
import { checkLayers } from './layers.mjs'

const made = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const CLEAN = {
  'packages/base/src/index.ts': `export { size } from './size.ts'`,
  'packages/base/src/size.ts': `export const size = 1`,
  'packages/protocol/src/index.ts': `import { size } from '@chancery/base'\nimport * as v from 'valibot'\nexport const cell = [size, v]`,
  'packages/crypto/src/index.ts': `import { verify } from '@chancery/crypto/public'\nexport const secret = verify`,
  'packages/crypto/src/public/index.ts': `import { size } from '@chancery/base'\nexport const verify = size`,
  'packages/records/src/index.ts': `import { verify } from '@chancery/crypto/public'\nexport const bundle = verify`,
  'packages/client/src/index.ts': `import { secret } from '@chancery/crypto'\nexport const send = secret`,
  'packages/client/src/send.test.ts': `import { readFileSync } from 'node:fs'\nimport { office } from '@chancery/testkit'\nexport { office, readFileSync }`,
  'packages/testkit/src/index.ts': `import { send } from '@chancery/client'\nimport { serve } from '@chancery/server'\nexport const office = [send, serve]`,
  'apps/server/src/index.ts': `import { createServer } from 'node:http'\nimport { verify } from '@chancery/crypto/public'\nexport const serve = [createServer, verify]`,
}

/** A project of the same shape as ours, with `changes` made to it. */
function project(changes = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'layers-')))
  made.push(root)
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const name of [
    'packages/base',
    'packages/protocol',
    'packages/crypto',
    'packages/records',
    'packages/client',
    'packages/testkit',
    'apps/server',
  ]) {
    const doors = { '.': './src/index.ts', ...(name === 'packages/crypto' && { './public': './src/public/index.ts' }) }
    const scoped = `@chancery/${name.split('/')[1]}`
    write(`${name}/package.json`, JSON.stringify({ name: scoped, type: 'module', exports: doors }))
    mkdirSync(join(root, 'node_modules/@chancery'), { recursive: true })
    symlinkSync(join(root, name), join(root, 'node_modules', scoped))
  }
  for (const npm of ['valibot', 'left-pad']) {
    write(`node_modules/${npm}/package.json`, JSON.stringify({ name: npm, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${npm}/index.js`, 'module.exports = 1')
  }
  for (const [path, text] of Object.entries({ ...CLEAN, ...changes })) write(path, text)
  return root
}

async function breaches(changes) {
  const { problems } = await checkLayers({ root: project(changes), layers, neverReaches })
  return problems.map(({ rule, file }) => `${rule} @ ${file}`)
}

describe('the layer check', () => {
  it('is content with a project that keeps to the table', async () => {
    expect(await breaches({})).toEqual([])
  })

  it.each([
    [
      'an edge that the table does not allow',
      { 'packages/base/src/size.ts': `import { cell } from '@chancery/protocol'\nexport const size = cell` },
      'layer: packages/base @ packages/base/src/size.ts',
    ],
    [
      'an edge for a type only',
      {
        'packages/records/src/make.ts': `import type { send } from '@chancery/client'\nexport type Send = typeof send`,
      },
      'layer: packages/records @ packages/records/src/make.ts',
    ],
    [
      'the server that imports crypto',
      { 'apps/server/src/join.ts': `import { secret } from '@chancery/crypto'\nexport const join = secret` },
      'server-never-reaches-secrets @ apps/server/src/join.ts',
    ],
    [
      'the server that reaches crypto through another package',
      {
        'packages/protocol/src/index.ts': `import { secret } from '@chancery/crypto'\nexport const cell = secret`,
        'apps/server/src/join.ts': `import { cell } from '@chancery/protocol'\nexport const join = cell`,
      },
      'server-never-reaches-secrets @ apps/server/src/join.ts',
    ],
    [
      'the verify-only half of crypto that reaches the other half',
      {
        'packages/crypto/src/public/index.ts': `import { key } from '../key.ts'\nexport const verify = key`,
        'packages/crypto/src/key.ts': 'export const key = 1',
      },
      'layer: packages/crypto/public @ packages/crypto/src/public/index.ts',
    ],
    [
      'the board that reaches the register through a third folder',
      {
        'apps/server/src/board/append.ts': `import { find } from '../store/find.ts'\nexport const append = find`,
        'apps/server/src/store/find.ts': `export { who as find } from '../register/who.ts'`,
        'apps/server/src/register/who.ts': 'export const who = 1',
      },
      'board-never-reaches-identity @ apps/server/src/board/append.ts',
    ],
    [
      'a cycle',
      {
        'packages/base/src/size.ts': `import { width } from './width.ts'\nexport const size = width`,
        'packages/base/src/width.ts': `import { size } from './size.ts'\nexport const width = size`,
      },
      'no-cycle @ packages/base/src/size.ts',
    ],
    [
      'a cycle of types',
      {
        'packages/base/src/size.ts': `import type { W } from './width.ts'\nexport const size = 1\nexport type S = W`,
        'packages/base/src/width.ts': `import type { S } from './size.ts'\nexport type W = S`,
      },
      'no-cycle @ packages/base/src/size.ts',
    ],
    [
      'a Node built-in in a library',
      { 'packages/base/src/size.ts': `import { statSync } from 'node:fs'\nexport const size = statSync` },
      'node: packages/base @ packages/base/src/size.ts',
    ],
    [
      'a Node built-in asked for at run time',
      { 'packages/base/src/size.ts': `export const size = process.getBuiltinModule('node:fs')` },
      'node: packages/base @ packages/base/src/size.ts',
    ],
    [
      'a package from npm that the layer does not list',
      { 'packages/base/src/size.ts': `import * as v from 'valibot'\nexport const size = v` },
      'npm: packages/base @ packages/base/src/size.ts',
    ],
    [
      'an import that leads nowhere',
      { 'packages/base/src/size.ts': `import { x } from './gone.ts'\nexport const size = x` },
      'found @ packages/base/src/size.ts',
    ],
    [
      'a deep import by path',
      { 'packages/protocol/src/deep.ts': `export { size } from '../../base/src/size.ts'` },
      'no-deep-import @ packages/protocol/src/deep.ts',
    ],
    [
      'a deep import by name',
      { 'packages/protocol/src/deep.ts': `export { size } from '@chancery/base/src/size.ts'` },
      'found @ packages/protocol/src/deep.ts',
    ],
    [
      'a deep import in a test',
      { 'packages/client/src/send.test.ts': `export { size } from '../../base/src/size.ts'` },
      'no-deep-import @ packages/client/src/send.test.ts',
    ],
    [
      'source that uses the testkit',
      { 'packages/client/src/send.ts': `import { office } from '@chancery/testkit'\nexport const send = office` },
      'layer: packages/client @ packages/client/src/send.ts',
    ],
    [
      'export *',
      { 'packages/base/src/index.ts': `export * from './size.ts'` },
      'no-export-star @ packages/base/src/index.ts',
    ],
    [
      'a second index.ts',
      { 'packages/base/src/sizes/index.ts': 'export const x = 1' },
      'one-index @ packages/base/src/sizes/index.ts',
    ],
    ['a drawer', { 'packages/base/src/utils.ts': 'export const x = 1' }, 'no-drawers @ packages/base/src/utils.ts'],
    [
      'a folder that is a drawer',
      { 'apps/server/src/common/x.ts': 'export const x = 1' },
      'no-drawers @ apps/server/src/common/x.ts',
    ],
    [
      'a package without a row in the table',
      {
        'packages/extra/package.json': '{"exports":{".":"./src/index.ts"}}',
        'packages/extra/src/index.ts': 'export const x = 1',
      },
      'in-the-table @ packages/extra',
    ],
  ])('reports %s', async (_name, changes, expected) => {
    expect(await breaches(changes)).toContain(expected)
  })

  it('fails when the TypeScript that it reads with is missing, instead of finding nothing wrong', () => {
    const hide = `import { registerHooks } from 'node:module'
      registerHooks({ resolve: (name, context, next) => {
        if (name === 'typescript' || name.startsWith('typescript/')) throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' })
        return next(name, context)
      } })`
    const root = project()
    writeFileSync(
      join(root, 'layers.mjs'),
      `export const layers = ${JSON.stringify(layers)}\nexport const neverReaches = []`,
    )
    const run = (...flags) =>
      spawnSync(process.execPath, [...flags, join(import.meta.dirname, 'layers.mjs'), root], { encoding: 'utf8' })
    expect(run().status).toBe(0)
    const blind = run('--import', `data:text/javascript,${encodeURIComponent(hide)}`)
    expect(blind.stderr).toContain('all-was-read: 0 of')
    expect(blind.status).toBe(1)
  })
})
