import { base64url, randomBytes } from '@chancery/base'
import { DEVICE_HEADER, paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { FAR_AWAY } from '@chancery/testkit/api'
import type { Answer } from '@chancery/testkit/api'
import { newKey, randomCell, requestOf } from '@chancery/testkit/device'
import { newRelayedOffice } from './_gateway.ts'
import type { RelayedOffice } from './_gateway.ts'
import { newOffice } from './_in-process.ts'
import { Listener } from './_listener.ts'
import { readDirectory } from './_register.ts'

const said = ({ status, json }: Answer): string => (status < 400 ? 'ok' : `${status} ${String(json['code'])}`)

describe('a server with a relay', () => {
  it('tells anybody that it is there, and who it is', async () => {
    const { api } = await newRelayedOffice()
    expect((await api.get(paths.health)).json).toEqual({ status: 'ok' })
    expect((await api.get(paths.office)).json).toMatchObject({ founded: true, relay: { gateway: expect.any(String) } })
  })

  it('sends everybody else to the relay, in words, whatever they ask', async () => {
    const { api, carol } = await newRelayedOffice()
    const asked = await Promise.all([
      api.get('/'),
      api.get('/nothing'),
      api.get(paths.heads),
      api.get(`${paths.boardLog}/checkpoint`),
      api.get(`${paths.boardLog}/tile/entries/000.p/1`),
      api.get(paths.directory),
      api.post(paths.found, {}),
      api.post(paths.gateway, {}),
      api.post(paths.boardCells, {}),
      api.post(paths.registerEntries, {}),
      api.post(paths.pepperEvaluation, {}),
      api.post(`${paths.parcels}/${base64url(randomBytes(16))}`, {}),
      // Nor does it sign in a device of its own register.
      api.post(paths.challenge, { access: carol.access.text }),
      api.post(paths.session, { access: carol.access.text, challenge: base64url(randomBytes(32)), signature: 'x' }),
    ])
    expect(new Set(asked.map(said))).toEqual(new Set(['403 api/wrong-address']))
    expect(asked[0]?.json['message']).toBe('This server talks to its relay only; open the address of the relay instead')
  })

  it('takes no token but the relay’s, whose device header is worth nothing without it', async () => {
    const { api, bob, relay } = await newRelayedOffice()
    const token = base64url(randomBytes(32))
    expect(said(await api.get(paths.heads, token))).toBe('401 api/not-signed-in')
    const headers = { [DEVICE_HEADER]: bob.access.text }
    expect(said(await api.send(paths.pepper, { method: 'POST', headers }))).toBe('403 api/wrong-address')
    expect(said(await relay.get(paths.heads))).toBe('ok')
  })

  it('closes a live connection that is not the relay’s', async () => {
    const { api, relay } = await newRelayedOffice()
    expect(await new Listener(api, 'mallory').closed).toEqual({ code: 1008, reason: 'api/not-signed-in' })
    expect(await new Listener(api, relay.token).frames(1)).toMatchObject([{ type: 'heads' }])
  })

  it('takes cells in envelopes only, from the relay too', async () => {
    const { relay, bob } = await newRelayedOffice()
    expect(said(await relay.cells([randomCell()], relay.token))).toBe('403 api/wrong-address')
    const init = { method: 'POST', body: Buffer.from(randomCell()), headers: { 'content-type': BYTES } }
    expect(said(await relay.for(bob.access.text, paths.boardCells, init))).toBe('403 api/wrong-address')
  })

  it('is not started with a key that is none', async () => {
    for (const relay of ['', 'key', base64url(randomBytes(31)), base64url(new Uint8Array(32))])
      await expect(newOffice({ relay })).rejects.toThrow(
        'After --relay stands the access key that the relay prints when it starts',
      )
  })
})

const BYTES = 'application/octet-stream'

/** Everything that is some device's own, asked for this one. */
function ownRoutes({ relay }: RelayedOffice, access?: string): Promise<string[]> {
  const headers = access === undefined ? {} : { [DEVICE_HEADER]: access }
  const bytes = { method: 'PUT', headers: { ...headers, 'content-type': BYTES } }
  const json = { headers: { ...headers, 'content-type': 'application/json' } }
  const asked = [
    relay.send(paths.directorySlot, { ...bytes, body: Buffer.from(randomBytes(1024)) }),
    relay.send(paths.pepper, { method: 'POST', headers }),
    relay.send(paths.pepperKept, {
      ...json,
      method: 'PUT',
      body: JSON.stringify({ id: base64url(randomBytes(16)) }),
    }),
    relay.send(`${paths.parcels}/${base64url(randomBytes(16))}`, { ...bytes, body: Buffer.from(randomBytes(100)) }),
    relay.send(paths.registerEntries, {
      ...json,
      method: 'POST',
      body: JSON.stringify(requestOf({ kind: 'invitation', key: newKey().text, expires: FAR_AWAY })),
    }),
  ]
  return Promise.all(asked.map(async (answer) => said(await answer)))
}

describe('what is a device’s own', () => {
  it('is done for the device that the relay names', async () => {
    const office = await newRelayedOffice()
    // The pepper to be kept is none of Bob's.
    expect(await ownRoutes(office, office.bob.access.text)).toEqual(['ok', 'ok', '410 api/pepper-gone', 'ok', 'ok'])
  })

  it('is that device’s and nobody else’s: a slot goes where the relay says', async () => {
    const { relay, bob } = await newRelayedOffice()
    const slot = randomBytes(1024)
    const init = { method: 'PUT', body: Buffer.from(slot), headers: { 'content-type': BYTES } }
    expect(said(await relay.for(bob.access.text, paths.directorySlot, init))).toBe('ok')
    const { slots } = await readDirectory(relay, relay.token)
    const changed = slots.filter(({ sealed }) => Buffer.from(sealed).equals(slot))
    expect(changed.map(({ access }) => base64url(access))).toEqual([bob.access.text])
  })

  it('is not done when the relay names nobody, an unknown device, or no key', async () => {
    const office = await newRelayedOffice()
    const nobody = ['401', '401', '401', '401'].map((status) => `${status} api/not-signed-in`)
    expect(await ownRoutes(office)).toEqual([...nobody, '403 api/not-allowed'])
    expect(await ownRoutes(office, newKey().text)).toEqual([...nobody, '401 api/not-signed-in'])
    expect(new Set(await ownRoutes(office, 'nonsense'))).toEqual(new Set(['400 api/bad-request']))
    // Nor is the relay itself a device.
    expect(await ownRoutes(office, office.relay.key.text)).toEqual([...nobody, '401 api/not-signed-in'])
  })

  it('is not done for a device that was revoked, whatever the relay knows', async () => {
    const office = await newRelayedOffice()
    const { bob, relay } = office
    const revocation = requestOf({ kind: 'revocation', access: bob.access.text }, bob.revoke)
    expect(said(await relay.post(paths.registerEntries, revocation))).toBe('ok')
    expect(new Set(await ownRoutes(office, bob.access.text))).toEqual(new Set(['403 api/revoked']))
  })

  it('is done for whoever has the session, where there is no relay: the header says nothing', async () => {
    const { api, bob, carol, token } = await newOffice()
    const slot = randomBytes(1024)
    const headers = {
      authorization: `Bearer ${bob.token}`,
      'content-type': BYTES,
      [DEVICE_HEADER]: carol.access.text,
    }
    const answer = await api.send(paths.directorySlot, { method: 'PUT', body: Buffer.from(slot), headers })
    expect(said(answer)).toBe('ok')
    const { slots } = await readDirectory(api, token)
    const changed = slots.filter(({ sealed }) => Buffer.from(sealed).equals(slot))
    expect(changed.map(({ access }) => base64url(access))).toEqual([bob.device.access.text])
    const unsigned = { method: 'POST', headers: { [DEVICE_HEADER]: carol.access.text } }
    expect(said(await api.send(paths.pepper, unsigned))).toBe('401 api/not-signed-in')
  })
})
