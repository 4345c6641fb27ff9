import { base64url, sha256, utf8 } from '@chancery/base'
import { approveApp, approvedApps, setRole, synchronize } from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import { expect, it } from 'vitest'

const [OLD, NEW] = ['old', 'new'].map((text) => base64url(sha256(utf8(text)))) as [string, string]

it('an app that an administrator approves is on everybody’s list, the newest approval last, each once', async () => {
  await using office = await openOffice()
  const { carol } = office
  const bob = await office.enrol('Bob')
  expect(approvedApps(bob.engine)).toEqual([])
  await approveApp(carol.engine, OLD, '1.0.0')
  await approveApp(carol.engine, NEW, '1.1.0-beta')
  const size = carol.engine.roster.size
  await approveApp(carol.engine, NEW, '1.1.0-beta')
  expect(carol.engine.roster.size).toBe(size)

  await synchronize(bob.engine)
  const by = carol.engine.account.device
  expect(approvedApps(bob.engine)).toMatchObject([
    { manifest: OLD, version: '1.0.0', by },
    { manifest: NEW, version: '1.1.0-beta', by },
  ])
  await approveApp(carol.engine, OLD, '1.0.0')
  await synchronize(bob.engine)
  expect(approvedApps(bob.engine).map(({ manifest }) => manifest)).toEqual([NEW, OLD])
  expect(bob.events.filter(({ kind }) => kind === 'warning')).toEqual([])
  // What shows the list hears of it.
  bob.events.length = 0
  await approveApp(carol.engine, NEW, '1.1.0-beta')
  await synchronize(bob.engine)
  expect(bob.events.filter(({ kind }) => kind === 'roster')).toHaveLength(1)
})

it('a member approves no app, until they are an administrator', async () => {
  await using office = await openOffice()
  const bob = await office.enrol('Bob')
  await expect(approveApp(bob.engine, NEW, '6.6.6')).rejects.toMatchObject({ code: 'client/not-administrator' })
  await setRole(office.carol.engine, bob.engine.account.person, 'administrator')
  await synchronize(bob.engine)
  await approveApp(bob.engine, NEW, '1.1.0')
  await synchronize(office.carol.engine)
  expect(approvedApps(office.carol.engine)).toMatchObject([{ manifest: NEW, by: bob.engine.account.device }])
})

it('what is no hash is put on no register', async () => {
  await using office = await openOffice()
  const { carol } = office
  const { size } = carol.engine.roster
  await expect(approveApp(carol.engine, 'hash', '1')).rejects.toMatchObject({ code: 'protocol/register-document' })
  await synchronize(carol.engine)
  expect(carol.engine.roster.size).toBe(size)
})
