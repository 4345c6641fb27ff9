import { Engine, invitePerson, listDevices, listPeople, revokeDevice, setRole, synchronize } from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'

describe('administrators', () => {
  it('are made by administrators, get the organization’s key without asking, and can then invite and revoke', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    const { carol } = office
    await expect(invitePerson(alice.engine)).rejects.toMatchObject({ code: 'client/not-administrator' })
    await expect(setRole(alice.engine, alice.engine.account.person, 'administrator')).rejects.toThrow(
      /Only an administrator/,
    )
    await setRole(carol.engine, alice.engine.account.person, 'administrator')
    await synchronize(alice.engine)
    await expect(invitePerson(alice.engine)).resolves.toMatchObject({ kind: 'invite' })
    await revokeDevice(alice.engine, bob.engine.keys.device)
    await synchronize(carol.engine)
    expect(listPeople(carol.engine).map(({ name }) => name)).toEqual(['Alice', 'Carol'])
    expect(listDevices(carol.engine).filter(({ isRevoked }) => isRevoked)).toHaveLength(1)
    const reopened = await Engine.open(alice.ports)
    expect(reopened.account.organizationSeed).toEqual(carol.engine.account.organizationSeed)
  })

  it('cannot all step down', async () => {
    await using office = await openOffice()
    const { engine } = office.carol
    await expect(setRole(engine, engine.account.person, 'member')).rejects.toThrow(/needs an administrator/)
  })

  it('who became members again are not heard any more, although they still hold the key', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await setRole(carol.engine, alice.engine.account.person, 'administrator')
    await synchronize(alice.engine)
    await setRole(carol.engine, alice.engine.account.person, 'member')
    await invitePerson(alice.engine).catch(() => undefined)
    await synchronize(carol.engine)
    const refused = carol.events.filter((event) => event.kind === 'warning' && event.code === 'register/refused')
    expect(refused).toHaveLength(1)
  })
})
