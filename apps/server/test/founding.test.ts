import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, randomBytes } from '@chancery/base'
import { directoryHash, paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { found, foundingRequest } from '@chancery/testkit/api'
import { newDevice, newKey, requestOf } from '@chancery/testkit/device'
import { newServer } from './_in-process.ts'
import { readDirectory, readRegister } from './_register.ts'

describe('founding', () => {
  it('puts the organization, its first device, and the directory on the register in one step', async () => {
    const { api, server } = await newServer()
    const { carol, token, organization } = await found(api, server.foundLink as string)
    const { entries } = await readRegister(api, token)
    const { board, register, founded } = (await api.get(paths.office)).json
    expect(founded).toBe(true)
    expect(entries).toMatchObject([
      { kind: 'organization', key: organization.text, board, register },
      { kind: 'device', access: carol.access.text, revoke: carol.revoke.text },
      { kind: 'directory' },
    ])
    const { file, slots } = await readDirectory(api, token)
    expect(slots.map(({ access }) => base64url(access))).toEqual([carol.access.text])
    expect(entries[2]).toMatchObject({ hash: base64url(directoryHash(file)) })
  })

  it('works once: afterwards the link is worth nothing and its token is gone from the disk', async () => {
    const started = await newServer()
    const { api, folder, server } = started
    const link = server.foundLink as string
    expect(existsSync(join(folder, 'found-token'))).toBe(true)
    await found(api, link)
    expect(existsSync(join(folder, 'found-token'))).toBe(false)
    const mallory = await api.post(paths.found, await foundingRequest(api, link, newKey(), newDevice()))
    expect([mallory.status, mallory.json['code']]).toEqual([409, 'api/already-founded'])
    expect((await started.restart()).server.foundLink).toBeUndefined()
  })

  it('prints the same link after a restart until somebody founded', async () => {
    const started = await newServer()
    const first = started.server.foundLink as string
    const second = (await started.restart()).server.foundLink as string
    expect(second.split('#')[1]).toBe(first.split('#')[1])
  })

  it('answers a byte-identical retry like the first time, as when the answer was lost', async () => {
    const { api, server } = await newServer()
    const request = await foundingRequest(api, server.foundLink as string, newKey(), newDevice())
    const first = await api.post(paths.found, request)
    const second = await api.post(paths.found, request)
    expect([first.status, first.json]).toEqual([200, { index: 1 }])
    expect([second.status, second.json]).toEqual([200, { index: 1 }])
  })

  it('is refused without the token, under other log keys, or unsigned, and then leaves no trace', async () => {
    const { api, server } = await newServer()
    const organization = newKey()
    const request = await foundingRequest(api, server.foundLink as string, organization, newDevice())
    const { board, register } = await api.office()
    const other = { kind: 'organization', key: organization.text, board: register, register: board } as const
    const device = { kind: 'device', access: newKey().text, revoke: newKey().text } as const
    const attempts = [
      [{ ...request, token: base64url(randomBytes(32)) }, 403, 'api/not-allowed'],
      [{ ...request, organization: requestOf(other, organization) }, 400, 'api/bad-request'],
      [{ ...request, device: requestOf(device, newKey()) }, 403, 'api/not-allowed'],
      [{ ...request, device: requestOf(device) }, 403, 'api/not-allowed'],
      [{ ...request, device: requestOf({ kind: 'record' }, organization) }, 400, 'api/bad-request'],
      [{ ...request, extra: 1 }, 400, 'api/bad-request'],
    ] as const
    for (const [body, status, code] of attempts) {
      const answer = await api.post(paths.found, body)
      expect([answer.status, answer.json['code']]).toEqual([status, code])
    }
    expect((await api.get(paths.office)).json['founded']).toBe(false)
    expect((await api.post(paths.found, request)).status).toBe(200)
  })

  it('comes before everything else', async () => {
    const { api } = await newServer()
    const early = await api.post(paths.registerEntries, requestOf({ kind: 'record' }, newKey()))
    expect([early.status, early.json['code']]).toEqual([409, 'api/not-founded'])
  })
})
