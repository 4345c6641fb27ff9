import { describe, expect, it } from 'vitest'
import type { DeviceId, PersonId } from '@chancery/protocol'
import { judgeEntry } from './judge-entry.ts'
import type { CertifiedDevice, Roster } from './roster.ts'
import { emptyRoster, isValidNow } from './roster.ts'

const access = 'A'.repeat(43)
const commitment = 'B'.repeat(43)
const alice = 'alice-device' as DeviceId
const device: CertifiedDevice = {
  device: alice,
  person: 'alice' as PersonId,
  label: 'laptop',
  sign: '',
  kem: '',
  access,
  revoke: '',
  certifiedAt: 0,
}
const roster: Roster = { ...emptyRoster, size: 1, devices: { [alice]: device } }

describe('an entry whose opening is erased or withheld', () => {
  it('still revokes, so that hiding the reason keeps no device alive', async () => {
    const judged = await judgeEntry(roster, { kind: 'revocation', access, commitment, time: 1 }, undefined)
    expect(judged.verdict.kind).toBe('sealed')
    expect(isValidNow(judged.roster, alice)).toBe(false)
  })

  it('changes nothing else', async () => {
    const judged = await judgeEntry(roster, { kind: 'record', commitment, time: 1 }, undefined)
    expect(judged.verdict.kind).toBe('sealed')
    expect(judged.roster.devices).toEqual(roster.devices)
  })
})
