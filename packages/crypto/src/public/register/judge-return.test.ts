import type { DeviceDocument, DeviceId, InvitationDocument, PersonId, RegisterEntry } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { judgeDevice } from './judge-device.ts'
import type { Judgement } from './judgement.ts'
import { judgeInvitation } from './judge-standing.ts'
import type { CertifiedDevice, Roster } from './roster.ts'
import { emptyRoster } from './roster.ts'

const [CAROL, BOB, ALICE] = ['carol', 'bob', 'alice'] as unknown as [PersonId, PersonId, PersonId]
const KEY = 'A'.repeat(43)

function deviceOf(person: PersonId, revokedAt?: number): CertifiedDevice {
  const device = `${person}-device` as unknown as DeviceId
  const keys = { sign: KEY, kem: '', access: KEY, revoke: '' }
  return { device, person, label: 'laptop', ...keys, certifiedAt: 1, ...(revokedAt === undefined ? {} : { revokedAt }) }
}

/** Carol, who administers, Alice, who does not, and Bob, whose device was lost and revoked, unless a test says otherwise. */
function rosterWith(bob: CertifiedDevice = deviceOf(BOB, 5)): Roster {
  const devices = [deviceOf(CAROL), deviceOf(ALICE), bob]
  const people = [CAROL, ALICE, BOB].map((person) => [
    person,
    { person, name: person, role: person === CAROL ? 'administrator' : 'member', since: 1 },
  ])
  return {
    ...emptyRoster,
    size: 10,
    devices: Object.fromEntries(devices.map((device) => [device.device, device])) as Roster['devices'],
    people: Object.fromEntries(people) as Roster['people'],
  }
}

function invite(roster: Roster, by: PersonId | 'organization', person: PersonId): Judgement {
  const entry: RegisterEntry = { kind: 'invitation', key: KEY, expires: 100, commitment: KEY, time: 1 }
  const document: InvitationDocument = {
    kind: 'invitation',
    by: by === 'organization' ? 'organization' : deviceOf(by).device,
    key: KEY,
    expires: 100,
    role: 'member',
    person,
  }
  return judgeInvitation(roster, entry, document)
}

const refusalOf = (judgement: Judgement): string => ('refusal' in judgement ? judgement.refusal : '')

describe('a device for somebody who has lost all of theirs', () => {
  it('is invited by an administrator, or by the organization', () => {
    for (const by of [CAROL, 'organization'] as const)
      expect(invite(rosterWith(), by, BOB)).toMatchObject({ verdict: { kind: 'invitation' } })
  })

  it('is invited by nobody else', () => {
    expect(refusalOf(invite(rosterWith(), ALICE, BOB))).toMatch(/own device can invite/)
  })

  it('is invited by no administrator while one of theirs counts', () => {
    expect(refusalOf(invite(rosterWith(deviceOf(BOB)), CAROL, BOB))).toMatch(/as long as they have one/)
  })

  it('is not for somebody who never was', () => {
    expect(refusalOf(invite(rosterWith(), CAROL, 'mallory' as unknown as PersonId))).toMatch(/not on the register/)
  })

  it('is a ghost when they have one again by the time it comes', async () => {
    const invited = invite(rosterWith(), CAROL, BOB)
    const roster: Roster = { ...rosterWith(deviceOf(BOB)), ...('change' in invited ? invited.change : {}) }
    const names = { access: KEY, revoke: KEY }
    const entry: RegisterEntry = { kind: 'device', ...names, invitation: KEY, commitment: KEY, time: 1 }
    const document = { kind: 'device', by: 'invitation', ...names, person: BOB } as unknown as DeviceDocument
    expect(refusalOf(await judgeDevice(roster, entry, document))).toMatch(/did not invite this one/)
  })
})
