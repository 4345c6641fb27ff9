import { base64url, fromBase64url, hmacSha256, randomBytes } from '@chancery/base'
import { directoryHash, paths } from '@chancery/protocol'
import { decodeEntryBundle } from '@chancery/tlog'
import { describe, expect, it } from 'vitest'
import { FAR_AWAY } from '@chancery/testkit/api'
import type { Api } from '@chancery/testkit/api'
import { newDevice, newKey, requestOf } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'
import { readDirectory, readRegister } from './_register.ts'

async function codeOf(answer: ReturnType<Api['post']>): Promise<unknown> {
  const { status, json } = await answer
  return status === 200 ? 'ok' : `${status} ${String(json['code'])}`
}

function deviceRequest(invitation: ReturnType<typeof newKey>) {
  const { access, revoke } = newDevice()
  const entry = { kind: 'device', access: access.text, revoke: revoke.text, invitation: invitation.text } as const
  return requestOf(entry, invitation, randomBytes(1024))
}

describe('an invitation', () => {
  it('lets in one device, the first in log order', async () => {
    const { api, organization } = await newOffice()
    const key = newKey()
    const invite = requestOf({ kind: 'invitation', key: key.text, expires: FAR_AWAY }, organization)
    expect(await codeOf(api.post(paths.registerEntries, invite))).toBe('ok')
    const answers = [deviceRequest(key), deviceRequest(key)].map((request) => api.post(paths.registerEntries, request))
    expect(new Set(await Promise.all(answers.map(codeOf)))).toEqual(new Set(['409 api/invitation-used', 'ok']))
  })

  it('is worth nothing after its time, by the server’s clock', async () => {
    const { api, organization, clock } = await newOffice()
    const key = newKey()
    const expires = Math.floor(clock.now() / 1000) + 60
    await api.post(paths.registerEntries, requestOf({ kind: 'invitation', key: key.text, expires }, organization))
    clock.advance(61_000)
    expect(await codeOf(api.post(paths.registerEntries, deviceRequest(key)))).toBe('410 api/invitation-expired')
  })

  it('must be signed by the organization, or come from a person’s own device, four times a day', async () => {
    const { api, bob, clock } = await newOffice()
    const unsigned = () => requestOf({ kind: 'invitation', key: newKey().text, expires: FAR_AWAY })
    const forged = requestOf({ kind: 'invitation', key: newKey().text, expires: FAR_AWAY }, newKey())
    expect(await codeOf(api.post(paths.registerEntries, unsigned()))).toBe('403 api/not-allowed')
    expect(await codeOf(api.post(paths.registerEntries, forged))).toBe('403 api/not-allowed')
    expect(await codeOf(api.post(paths.registerEntries, forged, bob.token))).toBe('403 api/not-allowed')
    for (let i = 0; i < 4; i++) expect(await codeOf(api.post(paths.registerEntries, unsigned(), bob.token))).toBe('ok')
    expect(await codeOf(api.post(paths.registerEntries, unsigned(), bob.token))).toBe('429 api/too-many')
    clock.advance(24 * 60 * 60 * 1000)
    const token = await api.signIn(bob.device)
    expect(await codeOf(api.post(paths.registerEntries, unsigned(), token))).toBe('ok')
  })
})

describe('an append', () => {
  it('is on the register when it is answered, with the server’s time, and survives a restart', async () => {
    const office = await newOffice()
    const { api, organization, clock, bob } = office
    clock.advance(5000)
    const request = requestOf({ kind: 'record' }, organization)
    const { index } = (await api.post(paths.registerEntries, request)).json as { index: number }
    const { entries, leaves } = await readRegister(api, bob.token)
    expect(entries[index]).toEqual({ ...request.entry, time: Math.floor(clock.now() / 1000) })
    const again = await office.restart()
    expect((await readRegister(again.api, await again.api.signIn(bob.device))).leaves).toEqual(leaves)
  })

  it('that approves an app needs the organization’s key, as a record does, and a hash in form', async () => {
    const { api, organization, bob } = await newOffice()
    const approval = { kind: 'app', manifest: newKey().text } as const
    for (const request of [requestOf(approval), requestOf(approval, bob.device.access)])
      expect(await codeOf(api.post(paths.registerEntries, request, bob.token))).toBe('403 api/not-allowed')
    const noHash = requestOf({ kind: 'app', manifest: 'newest' }, organization)
    expect(await codeOf(api.post(paths.registerEntries, noHash))).toBe('400 api/bad-request')
    const { index } = (await api.post(paths.registerEntries, requestOf(approval, organization))).json as {
      index: number
    }
    expect((await readRegister(api, bob.token)).entries[index]).toMatchObject(approval)
  })

  it('that sets a policy needs the organization’s key, as a record does, and terms within their bounds', async () => {
    const { api, organization, bob } = await newOffice()
    const policy = { kind: 'policy', mode: 'saver', roundMs: 2000, batchMs: 60_000 } as const
    for (const request of [requestOf(policy), requestOf(policy, bob.device.access)])
      expect(await codeOf(api.post(paths.registerEntries, request, bob.token))).toBe('403 api/not-allowed')
    const hasty = requestOf({ ...policy, roundMs: 1 }, organization)
    expect(await codeOf(api.post(paths.registerEntries, hasty))).toBe('400 api/bad-request')
    const { index } = (await api.post(paths.registerEntries, requestOf(policy, organization))).json as { index: number }
    expect((await readRegister(api, bob.token)).entries[index]).toMatchObject(policy)
  })

  it('never has a time before that of the entry before it', async () => {
    const { api, organization, clock, bob } = await newOffice()
    clock.setBack(3_600_000)
    await api.post(paths.registerEntries, requestOf({ kind: 'record' }, organization))
    const times = (await readRegister(api, bob.token)).entries.map(({ time }) => time)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('is answered like the first time when it is repeated byte for byte', async () => {
    const { api, organization } = await newOffice()
    const request = requestOf({ kind: 'record' }, organization)
    const first = await api.post(paths.registerEntries, request)
    expect((await api.post(paths.registerEntries, request)).json).toEqual(first.json)
  })

  it('is refused when its commitment is to something else, or it is too large, or not in form', async () => {
    const { api, organization } = await newOffice()
    const request = requestOf({ kind: 'record' }, organization)
    const other = { ...request, opening: requestOf({ kind: 'record' }).opening }
    const large = randomBytes(65_001)
    const commitment = base64url(hmacSha256(large.subarray(0, 32), large.subarray(32)))
    const tooLarge = { ...request, opening: base64url(large), entry: { kind: 'record', commitment } }
    expect(await codeOf(api.post(paths.registerEntries, other))).toBe('400 api/bad-request')
    expect(await codeOf(api.post(paths.registerEntries, tooLarge))).toBe('413 api/too-large')
    expect(await codeOf(api.post(paths.registerEntries, { ...request, opening: '' }))).toBe('400 api/bad-request')
    expect(await codeOf(api.post(paths.registerEntries, {}))).toBe('400 api/bad-request')
    const directory = { entry: { kind: 'directory', hash: base64url(randomBytes(32)) }, opening: request.opening }
    expect(await codeOf(api.post(paths.registerEntries, directory))).toBe('400 api/bad-request')
    const second = requestOf({ kind: 'organization', key: newKey().text, board: 'b', register: 'r' }, organization)
    expect(await codeOf(api.post(paths.registerEntries, second))).toBe('403 api/not-allowed')
  })

  it('keeps its opening apart, in bundles beside the log', async () => {
    const { api, organization, bob } = await newOffice()
    const request = requestOf({ kind: 'record' }, organization)
    const { index } = (await api.post(paths.registerEntries, request)).json as { index: number }
    const answer = await api.get(`${paths.registerOpenings}/000.p/${index + 1}`, bob.token)
    const openings = decodeEntryBundle(answer.bytes, index + 1) as Uint8Array[]
    expect(openings[index]).toEqual(fromBase64url(request.opening))
    const { entries } = await readRegister(api, bob.token)
    entries.forEach((entry, position) => expect(openings[position]?.length === 0).toBe(entry.kind === 'directory'))
    expect((await api.get(`${paths.registerOpenings}/000.p/${index + 2}`, bob.token)).status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a revocation', () => {
  it('by the device itself or the organization ends sessions and sign-in at once and drops the directory slot', async () => {
    for (const by of ['device', 'organization'] as const) {
      const { api, organization, bob, carol, token } = await newOffice()
      const access = bob.device.access.text
      const key = by === 'device' ? bob.device.revoke : organization
      expect((await readDirectory(api, token)).slots).toHaveLength(2)
      expect(await codeOf(api.post(paths.registerEntries, requestOf({ kind: 'revocation', access }, key)))).toBe('ok')
      expect((await api.get(paths.heads, bob.token)).json['code']).toBe('api/not-signed-in')
      expect(await codeOf(api.post(paths.challenge, { access }))).toBe('403 api/revoked')
      const { file, slots } = await readDirectory(api, token)
      expect(slots.map((slot) => base64url(slot.access))).toEqual([carol.access.text])
      const { entries } = await readRegister(api, token)
      expect(entries.at(-1)).toMatchObject({ kind: 'directory', hash: base64url(directoryHash(file)) })
    }
  })

  it('by anybody else is refused, and so is one of a device that is not there', async () => {
    const { api, bob, carol, organization } = await newOffice()
    const revoke = (access: string, by: ReturnType<typeof newKey>) =>
      codeOf(api.post(paths.registerEntries, requestOf({ kind: 'revocation', access }, by)))
    expect(await revoke(carol.access.text, bob.device.revoke)).toBe('403 api/not-allowed')
    expect(await revoke(newKey().text, organization)).toBe('404 api/not-found')
  })

  it('holds after a restart', async () => {
    const office = await newOffice()
    const { bob, organization } = office
    const request = requestOf({ kind: 'revocation', access: bob.device.access.text }, organization)
    await office.api.post(paths.registerEntries, request)
    const { api } = await office.restart()
    expect(await codeOf(api.post(paths.challenge, { access: bob.device.access.text }))).toBe('403 api/revoked')
  })
})

describe('the directory', () => {
  it('changes with a device’s own slot, and its hash is the last one on the register', async () => {
    const { api, bob } = await newOffice()
    const slot = randomBytes(1024)
    expect((await api.bytes('PUT', paths.directorySlot, slot, bob.token)).status).toBe(204)
    const { file, slots } = await readDirectory(api, bob.token)
    expect(slots.find(({ access }) => base64url(access) === bob.device.access.text)?.sealed).toEqual(slot)
    const { entries } = await readRegister(api, bob.token)
    expect(entries.at(-1)).toMatchObject({ kind: 'directory', hash: base64url(directoryHash(file)) })
  })

  it('takes nothing but a whole slot', async () => {
    const { api, bob } = await newOffice()
    expect((await api.bytes('PUT', paths.directorySlot, randomBytes(1023), bob.token)).status).toBe(400)
  })
})
