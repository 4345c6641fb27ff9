import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '@chancery/base'
import {
  createGroup,
  enrolDevice,
  foundOrganization,
  httpTransport,
  inviteOwnDevice,
  invitePerson,
  sendText,
  synchronize,
} from '@chancery/client'
import type { Transport } from '@chancery/client'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { startServer } from '@chancery/server'
import type { Colleague } from '@chancery/testkit'
import { newDevice, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { textsOf } from './_texts.ts'

/** Carries the first request to `path` to the server and loses its answer. */
function losesAnswer(path: string): (server: string) => Transport {
  let isLost = false
  return (server) => {
    const transport = httpTransport(server)
    return {
      ...transport,
      async request(request) {
        const response = await transport.request(request)
        if (request.path !== path || isLost) return response
        isLost = true
        throw new CodedError('client/unreachable', 'Nobody answers')
      },
    }
  }
}

describe('founding', () => {
  it('goes on where it stopped when the server’s answer is lost: the organization’s key is not', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'chancery-found-'))
    const server = await startServer({ dataDir, port: 0, roundMs: 5 })
    try {
      const link = parseLink(server.foundLink ?? '') as FoundLink
      const device = newDevice({ connect: losesAnswer('/api/found') })
      const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
      await expect(foundOrganization(device.ports, link, founding)).rejects.toMatchObject({
        code: 'client/unreachable',
      })
      const engine = await foundOrganization(device.ports, link, founding)
      await expect(invitePerson(engine)).resolves.toMatchObject({ kind: 'invite' })
      await expect(foundOrganization(device.ports, link, founding)).rejects.toMatchObject({
        code: 'client/already-enrolled',
      })
      const late = newDevice()
      await expect(foundOrganization(late.ports, link, founding)).rejects.toThrow(/already/)
      expect(await late.ports.store.get('state', 'account')).toBeUndefined()
    } finally {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})

describe('enrolling', () => {
  it('goes on where it stopped when the server’s answer is lost: the invitation is not used up', async () => {
    await using office = await openOffice()
    const invite = await invitePerson(office.carol.engine)
    const device = newDevice({ connect: losesAnswer('/api/register/entries') })
    const enrolment = { name: 'Alice', label: 'laptop' }
    await expect(enrolDevice(device.ports, invite, enrolment)).rejects.toMatchObject({ code: 'client/unreachable' })
    const engine = await enrolDevice(device.ports, invite, enrolment)
    await synchronize(office.carol.engine)
    await createGroup(office.carol.engine, 'Loans', [engine.account.person])
    await synchronize(engine)
    expect(engine.conversations.size).toBe(1)
  })

  it('refuses a server that shows another history than the inviter saw', async () => {
    await using office = await openOffice()
    await using fork = await office.fork()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await createGroup(office.carol.engine, 'Loans', [alice.engine.account.person])
    const invite = await invitePerson(office.carol.engine)
    const device = newDevice()
    await expect(
      enrolDevice(device.ports, { ...invite, server: fork.url }, { name: 'Bob', label: 'laptop' }),
    ).rejects.toMatchObject({ code: 'client/refused-by-server' })
    expect(await device.ports.store.get('state', 'account')).toBeUndefined()
  })

  it('of a further device brings it into its owner’s conversations the next time the owner’s other device is used', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    const conversation = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    await synchronize(alice.engine)
    const phone = newDevice()
    const engine = await enrolDevice(phone.ports, await inviteOwnDevice(alice.engine), { name: '', label: 'phone' })
    await synchronize(alice.engine)
    await sendText(carol.engine, { kind: 'conversation', conversation }, 'to all devices')
    const colleague: Colleague = { name: 'Alice (phone)', engine, ...phone }
    expect(await textsOf(colleague)).toEqual(['to all devices'])
  })
})
