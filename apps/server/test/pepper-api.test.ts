import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, fromHex, randomBytes } from '@chancery/base'
import { paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { requestOf } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'
import { askPepper, keepPepper, makePepper, pepperKeys } from './_pepper.ts'

const ANSWER = /^[0-9a-f]{128}$/
const MINUTE_MS = 60_000

async function revokeBob({ api, bob }: Awaited<ReturnType<typeof newOffice>>): Promise<void> {
  const { access, revoke } = bob.device
  const answer = await api.post(paths.registerEntries, requestOf({ kind: 'revocation', access: access.text }, revoke))
  expect(answer.status).toBe(200)
}

describe('a pepper', () => {
  it('is made and kept with a session, and asked without one', async () => {
    const { api, bob } = await newOffice()
    const refused = await api.send(paths.pepper, { method: 'POST' })
    expect([refused.status, refused.json['code']]).toEqual([401, 'api/not-signed-in'])
    const id = await makePepper(api, bob.token)
    expect((await keepPepper(api, base64url(randomBytes(32)), id)).status).toBe(401)
    expect((await keepPepper(api, bob.token, id)).status).toBe(204)
    expect(await askPepper(api, id)).toMatch(ANSWER)
  })

  it('makes the same of the same PIN, after a restart too, and something else of any other', async () => {
    const office = await newOffice()
    const id = await makePepper(office.api, office.bob.token)
    const other = await makePepper(office.api, office.token)
    const output = await askPepper(office.api, id)
    expect(await askPepper(office.api, id)).toBe(output)
    expect(await askPepper(office.api, id, '12345679')).not.toBe(output)
    expect(await askPepper(office.api, other)).not.toBe(output)
    const { api } = await office.restart()
    expect(await askPepper(api, id)).toBe(output)
  })

  it('takes no element but one in its one encoding, and never the identity', async () => {
    const { api, bob } = await newOffice()
    const id = await makePepper(api, bob.token)
    const bad = [
      '00'.repeat(32),
      'ff'.repeat(32),
      // RFC 9496, appendix A.2: a field element that is not reduced, a negative one, and one that is no square.
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '0100000000000000000000000000000000000000000000000000000000000000',
      '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371',
    ]
    for (const element of bad) {
      const blinded = base64url(fromHex(element) as Uint8Array)
      const { status, json } = await api.post(paths.pepperEvaluation, { id, blinded })
      expect([status, json['code']]).toEqual([400, 'api/bad-request'])
    }
    expect((await api.post(paths.pepperEvaluation, { id, blinded: 'AA' })).status).toBe(400)
    expect((await api.post(paths.pepperEvaluation, { id: 'AA', blinded: base64url(randomBytes(32)) })).status).toBe(400)
    // None of them was counted: all attempts are left.
    for (let attempt = 0; attempt < 20; attempt++) expect(await askPepper(api, id)).toMatch(ANSWER)
  })

  it('answers twenty times at once and then once in five minutes, and says when', async () => {
    const { api, bob, clock } = await newOffice()
    const id = await makePepper(api, bob.token)
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => askPepper(api, id)))
    expect(outcomes.filter((outcome) => ANSWER.test(outcome))).toHaveLength(20)
    clock.advance(2 * MINUTE_MS)
    const blinded = base64url(fromHex('e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76') as Uint8Array)
    const refused = await api.post(paths.pepperEvaluation, { id, blinded })
    expect([refused.status, refused.json['code'], refused.headers.get('retry-after')]).toEqual([
      429,
      'api/too-many',
      '180',
    ])
    clock.advance(3 * MINUTE_MS)
    expect(await askPepper(api, id)).toMatch(ANSWER)
    expect(await askPepper(api, id)).toBe('429 api/too-many')
    clock.advance(30 * MINUTE_MS)
    const later = await Promise.all(Array.from({ length: 25 }, () => askPepper(api, id)))
    expect(later.filter((outcome) => ANSWER.test(outcome))).toHaveLength(6)
  })

  it('counts on after a restart: one gives nothing back', async () => {
    const office = await newOffice()
    const id = await makePepper(office.api, office.bob.token)
    for (let attempt = 0; attempt < 19; attempt++) await askPepper(office.api, id)
    const second = await office.restart()
    expect(await askPepper(second.api, id)).toMatch(ANSWER)
    expect(await askPepper(second.api, id)).toBe('429 api/too-many')
    const third = await second.restart()
    expect(await askPepper(third.api, id)).toBe('429 api/too-many')
  })

  it('counts each device for itself, and gives all attempts back to whoever signs in with it', async () => {
    const { api, bob, token } = await newOffice()
    const [bobs, carols] = [await makePepper(api, bob.token), await makePepper(api, token)]
    for (let attempt = 0; attempt < 20; attempt++) await askPepper(api, bobs)
    expect(await askPepper(api, bobs)).toBe('429 api/too-many')
    expect(await askPepper(api, carols)).toMatch(ANSWER)
    expect((await keepPepper(api, token, bobs)).json['code']).toBe('api/pepper-gone')
    expect(await askPepper(api, bobs)).toBe('429 api/too-many')
    expect((await keepPepper(api, bob.token, bobs)).status).toBe(204)
    expect(await askPepper(api, bobs)).toMatch(ANSWER)
  })

  it('that a device keeps stays good until it keeps another; then its secret is nowhere in the folder', async () => {
    const { api, bob, folder } = await newOffice()
    const first = await makePepper(api, bob.token)
    await keepPepper(api, bob.token, first)
    const [secret] = pepperKeys(folder) as [Uint8Array]
    const abandoned = await makePepper(api, bob.token)
    const second = await makePepper(api, bob.token)
    expect(await askPepper(api, abandoned)).toBe('410 api/pepper-gone')
    expect(await askPepper(api, first)).toMatch(ANSWER)
    expect(await askPepper(api, second)).toMatch(ANSWER)
    expect((await keepPepper(api, bob.token, second)).status).toBe(204)
    expect(await askPepper(api, first)).toBe('410 api/pepper-gone')
    expect(await askPepper(api, second)).toMatch(ANSWER)
    expect((await keepPepper(api, bob.token, first)).json['code']).toBe('api/pepper-gone')
    expect(pepperKeys(folder)).toHaveLength(1)
    expect(holds(folder, secret)).toBe(false)
  })

  it('can be made twenty times a day, no oftener', async () => {
    const { api, bob } = await newOffice()
    for (let made = 0; made < 20; made++) await makePepper(api, bob.token)
    await expect(makePepper(api, bob.token)).rejects.toThrow('429 api/too-many')
  })
})

/** Whether these bytes stand in any file of a folder. */
function holds(folder: string, bytes: Uint8Array): boolean {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(Buffer.from(bytes)))
}

describe('a revoked device', () => {
  it('has no pepper any more, and an id that never was looks the same', async () => {
    const office = await newOffice()
    const { api, bob, token, folder } = office
    const [kept, carols] = [await makePepper(api, bob.token), await makePepper(api, token)]
    await keepPepper(api, bob.token, kept)
    const provisional = await makePepper(api, bob.token)
    const secrets = pepperKeys(folder)
    expect(secrets).toHaveLength(3)
    expect(secrets.every((secret) => holds(folder, secret))).toBe(true)
    await revokeBob(office)
    const never = base64url(randomBytes(16))
    for (const id of [kept, provisional, never]) expect(await askPepper(api, id)).toBe('410 api/pepper-gone')
    expect(await askPepper(api, carols)).toMatch(ANSWER)
    await expect(makePepper(api, bob.token)).rejects.toThrow('401')
    const left = pepperKeys(folder)
    expect(left).toHaveLength(1)
    const erased = secrets.filter((secret) => Buffer.compare(secret, left[0] as Uint8Array) !== 0)
    expect(erased.map((secret) => holds(folder, secret))).toEqual([false, false])
    const again = await office.restart()
    expect(await askPepper(again.api, kept)).toBe('410 api/pepper-gone')
  })
})
