import type { StoredMessage } from '@chancery/client'
import type { DeviceId, PersonId } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { viewChange } from './change-history.ts'

/** Devices are called by their owner and a number: `alice1`. */
const ownerOf = (device: DeviceId): PersonId => device.replace(/\d+$/, '') as unknown as PersonId
const change = (by: string, what: { add?: string[]; remove?: string[]; name?: string; admins?: string[] }) =>
  ({ device: by, person: ownerOf(by as DeviceId), kind: 'change', change: what }) as unknown as StoredMessage

function play(...changes: StoredMessage[]): unknown[] {
  const present = new Set<DeviceId>()
  return changes.map((one) => viewChange(one, present, ownerOf))
}

const begin = change('alice1', { add: ['alice1', 'alice2', 'bob1'], name: 'Loans', admins: ['alice'] })

describe('what a change of a group did', () => {
  it('is told of its beginning: who came, without who began', () => {
    expect(play(begin)).toEqual([{ added: ['bob'], name: 'Loans', administrators: ['alice'], isBeginning: true }])
  })

  it('is told in people: who came and who went, each once', () => {
    expect(play(begin, change('alice1', { add: ['carol1', 'carol2'], remove: ['bob1'] }))[1]).toEqual({
      added: ['carol'],
      removed: ['bob'],
    })
  })

  it('does not say of somebody whose last device was revoked that whoever tidied up removed them', () => {
    const present = new Set(['alice1', 'bob1', 'carol1'] as DeviceId[])
    const tidied = change('alice1', { remove: ['bob1', 'carol1'] })
    expect(viewChange(tidied, present, ownerOf, new Set(['bob1' as DeviceId]))).toEqual({
      removed: ['carol'],
      devices: ['bob'],
    })
  })

  it('says of who lost all devices and comes back that a device is new, and of who comes after having been removed that they came', () => {
    const present = new Set(['alice1', 'bob1', 'carol1'] as DeviceId[])
    const lost = new Set<PersonId>()
    const steps: readonly [StoredMessage, string[]][] = [
      [change('alice1', { remove: ['bob1', 'carol1'] }), ['bob1']],
      [change('alice1', { add: ['bob2', 'carol2'] }), []],
      [change('alice1', { remove: ['bob2'] }), []],
      [change('alice1', { add: ['bob2'] }), []],
    ]
    expect(steps.map(([one, gone]) => viewChange(one, present, ownerOf, new Set(gone as DeviceId[]), lost))).toEqual([
      { removed: ['carol'], devices: ['bob'] },
      { added: ['carol'], devices: ['bob'] },
      { removed: ['bob'] },
      { added: ['bob'] },
    ])
  })

  it('says that the devices of somebody changed who was there before and stays', () => {
    expect(
      play(
        begin,
        change('alice1', { add: ['bob2'] }),
        change('bob2', { remove: ['bob1'] }),
        change('alice1', { add: ['bob2'], remove: ['bob2'] }),
      ).slice(1),
    ).toEqual([{ devices: ['bob'] }, { devices: ['bob'] }, { devices: ['bob'] }])
  })

  it('says that somebody went when the last of their devices went, in however many steps', () => {
    expect(
      play(
        begin,
        change('bob1', { add: ['bob2'] }),
        change('alice1', { remove: ['bob1'] }),
        change('alice1', { remove: ['bob2'] }),
      ),
    ).toMatchObject([{}, { devices: ['bob'] }, { devices: ['bob'] }, { removed: ['bob'] }])
  })

  it('says that somebody came who had gone before', () => {
    expect(play(begin, change('alice1', { remove: ['bob1'] }), change('alice1', { add: ['bob1'] }))).toMatchObject([
      {},
      { removed: ['bob'] },
      { added: ['bob'] },
    ])
  })

  it('says nothing of people when only a name or the keys were changed', () => {
    expect(play(begin, change('alice2', { name: 'Deposits' }), change('bob1', {})).slice(1)).toEqual([
      { name: 'Deposits' },
      {},
    ])
  })
})
