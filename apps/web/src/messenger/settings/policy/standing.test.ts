import { describe, expect, it } from 'vitest'
import type { PolicyView, RelayView } from '../../../contract/topics.ts'
import { standingOf } from './use-policy-draft.ts'

const key = (name: string) => ({ key: name, fingerprint: name })
const policy: PolicyView = { mode: 'standard', people: {}, roundMs: 2000, batchMs: 60_000, coverMs: 0 }
const relay: RelayView = { gateway: key('gateway'), witness: key('witness') }

describe('the relay that is there', () => {
  it('is offered until a policy names its keys, and held from then on', () => {
    expect(standingOf({ policy })).toBe('none')
    expect(standingOf({ policy, relay })).toBe('offered')
    expect(standingOf({ policy: { ...policy, ...relay }, relay })).toBe('held')
  })

  it('is another one when either key differs, and gone when there is none', () => {
    const held = { ...policy, ...relay }
    expect(standingOf({ policy: held, relay: { ...relay, gateway: key('other') } })).toBe('other')
    expect(standingOf({ policy: held, relay: { ...relay, witness: key('other') } })).toBe('other')
    expect(standingOf({ policy: held, relay: { gateway: relay.gateway } })).toBe('other')
    expect(standingOf({ policy: held })).toBe('gone')
  })
})
