import { describe, expect, it } from 'vitest'
import { complete, missingFrom, platformOf } from './lock.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/a': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@a/linux-x64-musl': '1.2.3', '@a/here': '1.2.3' },
    },
    'node_modules/a/node_modules/@a/here': { version: '1.2.3' },
    'node_modules/z': { version: '1.0.0' },
  },
}

describe('the lock file', () => {
  it('lacks an optional package that no registry gave', () => {
    expect([...missingFrom(lock).keys()]).toEqual(['node_modules/@a/linux-x64-musl'])
  })

  it('is completed with the version that is asked for, and stays in order', () => {
    const { packages } = complete(lock)
    expect(packages['node_modules/@a/linux-x64-musl']).toEqual({
      version: '1.2.3',
      dev: true,
      optional: true,
      libc: ['musl'],
      os: ['linux'],
      cpu: ['x64'],
    })
    expect(Object.keys(packages)[1]).toBe('node_modules/@a/linux-x64-musl')
    expect(missingFrom({ packages }).size).toBe(0)
  })

  it('is not guessed when the version is a range', () => {
    const loose = { packages: { 'node_modules/a': { optionalDependencies: { b: '^1.0.0' } } } }
    expect(() => complete(loose)).toThrow('not one version')
  })

  it.each([
    ['@x/binding-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@x/binding-linux-arm-gnueabihf', { libc: ['glibc'], os: ['linux'], cpu: ['arm'] }],
    ['@x/binding-linux-arm-musleabihf', { libc: ['musl'], os: ['linux'], cpu: ['arm'] }],
    ['@x/win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
  ])('knows where %s belongs', (name, expected) => {
    expect(platformOf(name)).toEqual(expected)
  })
})
