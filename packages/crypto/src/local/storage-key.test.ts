import { base64url, fromBase64url, randomBytes, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LockOpener } from './storage-key.ts'
import { generateStorageKey, openStorageKey, sealStorageKey } from './storage-key.ts'
import type { StorageLock } from './storage-lock.ts'
import { parseStorageLock } from './storage-lock.ts'

const cheap = { memoryKib: 64, passes: 1, lanes: 1 }
const key = generateStorageKey()
const pepper = { id: base64url(randomBytes(16)), output: randomBytes(64) }
const passkey = { kind: 'passkey', credential: randomBytes(20), salt: randomBytes(32), prf: randomBytes(32) } as const
const openers: readonly LockOpener[] = [
  { kind: 'pin', pin: 'caf\u00e9 1234', pepper },
  { kind: 'pin-unpeppered', pin: 'caf\u00e9 1234' },
  passkey,
  { kind: 'passphrase', passphrase: 'apple banjo cactus daring eagle' },
]
const seal = (opener: LockOpener): Promise<StorageLock> => sealStorageKey(key, opener, cheap)
/** As a device stores it and reads it again. */
const reload = (lock: StorageLock): StorageLock => parseStorageLock(JSON.parse(JSON.stringify(lock))) as StorageLock

describe('a device’s storage key', () => {
  it('is opened by each of its locks, and by no lock’s opener but its own', async () => {
    const locks = await Promise.all(openers.map(seal))
    for (const [at, lock] of locks.entries())
      for (const [by, opener] of openers.entries())
        expect(await openStorageKey(reload(lock), opener)).toEqual(at === by ? key : undefined)
  })

  it('is opened by the same PIN and the same words in another spelling', async () => {
    const pin = await seal(openers[0] as LockOpener)
    expect(await openStorageKey(pin, { kind: 'pin', pin: 'cafe\u0301 1234', pepper })).toEqual(key)
    const passphrase = await seal(openers[3] as LockOpener)
    const typed = { kind: 'passphrase', passphrase: 'Apple-Banjo-Cactus-Daring-Eagle ' } as const
    expect(await openStorageKey(passphrase, typed)).toEqual(key)
  })

  it('stays closed to a wrong PIN, another pepper, another passkey, or other words', async () => {
    const [pin, bare, prf, words] = (await Promise.all(openers.map(seal))) as [
      StorageLock,
      StorageLock,
      StorageLock,
      StorageLock,
    ]
    const wrong: readonly (readonly [StorageLock, LockOpener])[] = [
      [pin, { kind: 'pin', pin: 'caf\u00e9 1235', pepper }],
      [pin, { kind: 'pin', pin: 'caf\u00e9 1234', pepper: { ...pepper, output: randomBytes(64) } }],
      [pin, { kind: 'pin', pin: 'caf\u00e9 1234', pepper: { ...pepper, id: base64url(randomBytes(16)) } }],
      [bare, { kind: 'pin-unpeppered', pin: 'caf\u00e9 1235' }],
      [prf, { ...passkey, prf: randomBytes(32) }],
      [words, { kind: 'passphrase', passphrase: 'apple banjo cactus daring early' }],
    ]
    for (const [lock, opener] of wrong) expect(await openStorageKey(lock, opener)).toBeUndefined()
  })

  it('does not come out of a lock that was changed anywhere', async () => {
    const opener = openers[0] as LockOpener
    const lock = await seal(opener)
    const wrapped = fromBase64url(lock.wrapped) as Uint8Array
    for (const at of [0, 12, 44, wrapped.length - 1]) {
      const changed = Uint8Array.from(wrapped)
      changed[at] = (changed[at] as number) ^ 1
      expect(await openStorageKey({ ...lock, wrapped: base64url(changed) }, opener)).toBeUndefined()
    }
    const costlier = { ...lock, cost: { ...cheap, passes: 2 } } as StorageLock
    expect(await openStorageKey(costlier, opener)).toBeUndefined()
  })

  it('is not in its locks, and neither is any PIN, word, or secret output', async () => {
    for (const opener of openers) {
      const text = JSON.stringify(await seal(opener))
      const secrets = [base64url(key), base64url(pepper.output), base64url(passkey.prf), '1234', 'banjo']
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toContain(base64url(utf8('caf\u00e9')))
    }
  })

  it('gets no lock from a PIN or a passphrase that is too short', async () => {
    await expect(seal({ kind: 'pin', pin: '1234567', pepper })).rejects.toMatchObject({ code: 'crypto/pin-too-short' })
    await expect(seal({ kind: 'pin-unpeppered', pin: '1234567' })).rejects.toMatchObject({
      code: 'crypto/pin-too-short',
    })
    await expect(seal({ kind: 'passphrase', passphrase: 'four words are few' })).rejects.toMatchObject({
      code: 'crypto/passphrase-too-short',
    })
    await expect(seal({ ...passkey, prf: new Uint8Array() })).rejects.toThrow(TypeError)
  })

  it('gets 64 MiB and three passes of Argon2id unless it is told otherwise', async () => {
    const opener = openers[3] as LockOpener
    const lock = await sealStorageKey(key, opener)
    expect(lock).toMatchObject({ cost: { memoryKib: 65_536, passes: 3, lanes: 1 } })
    expect(await openStorageKey(lock, opener)).toEqual(key)
  })
})

describe('a stored lock', () => {
  it('that is damaged, of a newer version, or junk is no lock', async () => {
    const lock = await seal(openers[0] as LockOpener)
    for (const member of Object.keys(lock))
      for (const value of [undefined, 2, 'x', {}])
        expect(parseStorageLock({ ...lock, [member]: value })).toBeUndefined()
    const greedy = { memoryKib: 2 ** 40, passes: 1, lanes: 1 }
    expect(parseStorageLock({ ...lock, cost: greedy })).toBeUndefined()
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(parseStorageLock(junk)).toBeUndefined()
      }),
    )
  })
})
