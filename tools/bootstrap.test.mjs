import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'

const made = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const LOCK = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } },
}

/** A clone with a stand-in for npm, which writes down that it ran and installs package `a` in `installs`. */
function clone({ lock = LOCK, installs = '1.0.0', status = 0 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'boot strap-'))
  made.push(folder)
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const install = (version) => {
    const packages = { 'node_modules/a': { version } }
    write('node_modules/.package-lock.json', JSON.stringify({ packages }))
    write('node_modules/a/package.json', '{}')
  }
  write('package-lock.json', JSON.stringify(lock))
  const hidden = JSON.stringify({ packages: { 'node_modules/a': { version: installs } } })
  write(
    'bin/npm',
    `#!/bin/sh\necho "$@" >> npm-ran\nsleep 0.5\nmkdir -p node_modules/a\necho '${hidden}' > node_modules/.package-lock.json\nexit ${status}\n`,
  )
  chmodSync(join(folder, 'bin/npm'), 0o755)
  write(
    'entry.mjs',
    `
    import { bootstrap } from '${new URL('bootstrap.mjs', import.meta.url).href}'
    await bootstrap({ folder: import.meta.dirname, install: !process.argv.includes('--never') })
    console.log('runs')`,
  )
  const { npm_execpath: _script, npm_node_execpath: _node, ...rest } = process.env
  const environment = { ...rest, PATH: `${join(folder, 'bin')}:/usr/bin:/bin` }
  const start = (...args) => {
    const run = spawnSync(process.execPath, ['entry.mjs', ...args], { cwd: folder, env: environment, encoding: 'utf8' })
    const ran = existsSync(join(folder, 'npm-ran'))
      ? readFileSync(join(folder, 'npm-ran'), 'utf8').trim().split('\n')
      : []
    return { out: run.stdout.trim(), error: run.stderr.trim(), status: run.status, npm: ran }
  }
  return { folder, start, install, write, environment }
}

describe.skipIf(process.platform === 'win32')('starting from a clone', () => {
  it('installs once, without scripts, and never again', () => {
    const { start } = clone()
    const first = start()
    expect(first.out).toBe('runs')
    expect(first.npm).toHaveLength(1)
    expect(first.npm[0]).toMatch(/^ci --ignore-scripts /)
    expect(start()).toMatchObject({ out: 'runs', error: '', npm: first.npm })
  })

  it('is content with what was installed by hand', () => {
    const { start, install } = clone()
    install('1.0.0')
    expect(start()).toMatchObject({ out: 'runs', npm: [] })
  })

  it('installs when the lock file has changed', () => {
    const { start, install, write } = clone({ installs: '2.0.0' })
    install('1.0.0')
    start()
    write('package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '2.0.0' } } }))
    expect(start().npm).toHaveLength(1)
    expect(start().npm).toHaveLength(1)
  })

  it('installs again when a package is gone', () => {
    const { folder, start, install } = clone()
    install('1.0.0')
    rmSync(join(folder, 'node_modules/a'), { recursive: true })
    expect(start().npm).toHaveLength(1)
  })

  it('installs once when two start at the same time, and after a start that was killed while it installed', async () => {
    const { folder, write, environment } = clone()
    write('.chancery/installing', '999999999')
    const both = [1, 2].map(() =>
      promisify(execFile)(process.execPath, ['entry.mjs'], { cwd: folder, env: environment }),
    )
    expect((await Promise.all(both)).map(({ stdout }) => stdout)).toEqual(['runs\n', 'runs\n'])
    expect(readFileSync(join(folder, 'npm-ran'), 'utf8').trim().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, '.chancery/installing'))).toBe(false)
  })

  it('ends with a sentence when npm fails', () => {
    const { start } = clone({ status: 1 })
    const { status, error } = start()
    expect(status).toBe(1)
    expect(error).toContain('npm could not install the dependencies; the reason is above.')
  })

  it('never runs npm for the command line', () => {
    const { start } = clone()
    const { status, error, npm } = start('--never')
    expect(status).toBe(1)
    expect(error).toContain('run "npm ci --ignore-scripts"')
    expect(npm).toEqual([])
  })
})
