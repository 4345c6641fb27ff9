import { describe, expect, it } from 'vitest'
import type { OpenSession } from '../../contract/topics.ts'
import { wordsOf } from '../../../e2e/_words.ts'
import { modeWords, oftenWords } from './mode-words.ts'

const policy = { mode: 'standard', people: {}, roundMs: 2000, batchMs: 60_000, coverMs: 0 } as const
const session = (over: Partial<OpenSession>): OpenSession => ({ mode: 'standard', policy, ...over }) as OpenSession
const relay = { gateway: { key: 'a', fingerprint: 'b' } }

describe.each(['en', 'hi'] as const)('what is said of a mode, in %s', (language) => {
  const t = wordsOf(language)

  it('says how often Saver fetches, in minutes where it can be', () => {
    const often = [10_000, 60_000, 90_000, 300_000].map((batchMs) => oftenWords(batchMs, { t }))
    expect(often).toEqual(
      language === 'en'
        ? ['every 10 seconds', 'once a minute', 'every 90 seconds', 'every 5 minutes']
        : ['हर 10 सेकंड में', 'हर मिनट', 'हर 90 सेकंड में', 'हर 5 मिनट में'],
    )
  })

  it('says who can tell when one sends: the server, or the relay, known from the policy or from the server', () => {
    const said = (over: Partial<OpenSession>): string => modeWords(session(over), { t })
    expect(said({})).toBe(t('mode.now.standard'))
    expect(said({ relay })).toBe(t('mode.now.standard-relay'))
    expect(said({ policy: { ...policy, gateway: relay.gateway } })).toBe(t('mode.now.standard-relay'))
    expect(said({ mode: 'saver' })).toBe(t('mode.now.saver', { often: t('mode.often', { minutes: 1, seconds: 60 }) }))
    expect(said({ mode: 'protected', relay })).toBe(t('mode.now.protected'))
  })
})
