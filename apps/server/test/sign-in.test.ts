import { base64url, randomBytes } from '@chancery/base'
import { paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { newKey, signChallenge } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'

describe('signing in', () => {
  it('takes the access key’s signature over a fresh challenge for this very server', async () => {
    const { api, bob } = await newOffice()
    const access = bob.device.access.text
    const origin = (await api.boardKey()).name
    const open = async (): Promise<string> => String((await api.post(paths.challenge, { access })).json['challenge'])
    const attempt = async (challenge: string, signature: string) =>
      (await api.post(paths.session, { access, challenge, signature })).status

    const challenge = await open()
    const good = signChallenge(bob.device.access, challenge, origin)
    expect(await attempt(challenge, good)).toBe(200)
    expect(await attempt(challenge, good)).toBe(401)

    const elsewhere = await open()
    expect(await attempt(elsewhere, signChallenge(bob.device.access, elsewhere, 'chancery/other/board'))).toBe(401)
    const mallory = await open()
    expect(await attempt(mallory, signChallenge(newKey(), mallory, origin))).toBe(401)
    const own = base64url(randomBytes(32))
    expect(await attempt(own, signChallenge(bob.device.access, own, origin))).toBe(401)
  })

  it('is refused to a key that is not on the register', async () => {
    const { api } = await newOffice()
    const answer = await api.post(paths.challenge, { access: newKey().text })
    expect([answer.status, answer.json['code']]).toEqual([401, 'api/not-signed-in'])
  })

  it('is needed for everything but the public addresses', async () => {
    const { api } = await newOffice()
    const closed = [
      paths.heads,
      `${paths.boardLog}/checkpoint`,
      `${paths.boardLog}/tile/0/000`,
      `${paths.boardLog}/tile/entries/000`,
      `${paths.boardTags}/000`,
      `${paths.registerLog}/checkpoint`,
      `${paths.registerLog}/tile/entries/000`,
      `${paths.registerOpenings}/000`,
      paths.directory,
    ]
    for (const path of closed) {
      expect((await api.get(path)).json['code']).toBe('api/not-signed-in')
      expect((await api.get(path, base64url(randomBytes(32)))).json['code']).toBe('api/not-signed-in')
    }
    for (const path of ['/', paths.health, paths.office]) expect((await api.get(path)).status).toBe(200)
  })

  it('does not outlive a restart: nobody is signed in on a disk', async () => {
    const office = await newOffice()
    const { api } = await office.restart()
    expect((await api.get(paths.heads, office.token)).status).toBe(401)
  })
})
