import { describe, expect, it } from 'vitest'
import { openRelayedDesk, openStaffedDesk } from './_desk.ts'

const FINGERPRINT = /^[0-9a-f]{4}( [0-9a-f]{4}){3}$/

describe('the policy', () => {
  it('is not there until an administrator sets it, with the keys of the relay, and is then witnessed', async () => {
    await using desk = await openRelayedDesk('Bob')
    expect(await desk.json('bob', 'policy')).toMatchObject({
      code: 0,
      records: [
        {
          own: 'standard',
          offered: {
            gatewayFingerprint: expect.stringMatching(FINGERPRINT) as string,
            witnessFingerprint: expect.stringMatching(FINGERPRINT) as string,
          },
        },
      ],
      problems: [{ note: 'not-witnessed' }],
    })
    expect((await desk.run('bob', 'policy')).out).toMatch(
      /^No policy is set\..*\nCover {5}about every 30 min\nOffered gateway {3}[0-9a-f ]{19}\nOffered witness {3}[0-9a-f ]{19}\n$/,
    )
    const set = [
      'policy',
      'set',
      '--mode',
      'standard',
      '--round',
      '3',
      '--batch',
      '30',
      '--cover',
      '45',
      '--for',
      'Bob=protected',
    ]
    const done = await desk.json('carol', ...set)
    const record = {
      mode: 'standard',
      roundMs: 3000,
      batchMs: 30_000,
      coverMs: 2_700_000,
      gatewayFingerprint: expect.stringMatching(FINGERPRINT) as string,
      witnessFingerprint: expect.stringMatching(FINGERPRINT) as string,
      people: [{ name: 'Bob', mode: 'protected' }],
      by: 'Carol',
    }
    expect(done).toMatchObject({ code: 0, records: [record], problems: [{ note: 'compare-keys' }] })
    const shown = await desk.json('bob', 'policy', 'show')
    expect(shown).toMatchObject({
      code: 0,
      records: [{ ...record, own: 'protected' }],
      problems: [{ note: 'witnessed' }],
    })
    expect((await desk.run('bob', 'policy')).out).toMatch(
      /^Standard: everything at once\nBob {3}protected\nRound {5}3 s\nCover {5}about every 45 min\nGateway {3}[0-9a-f ]{19}\nWitness {3}[0-9a-f ]{19} {3}\S+\n$/,
    )
  })

  it('is set only with the keys that were read out, where somebody says them', async () => {
    await using desk = await openRelayedDesk()
    const set = ['policy', 'set', '--mode', 'standard']
    expect(await desk.json('carol', ...set, '--gateway', '0000 0000 0000 0000')).toMatchObject({
      code: 1,
      problems: [{ error: 'cli/other-key', message: expect.stringContaining('gateway') as string }],
    })
    const [record] = (await desk.json('carol', ...set)).records
    const keys = ['gateway', 'witness'].flatMap((which) => [`--${which}`, String(record?.[`${which}Fingerprint`])])
    expect(await desk.json('carol', ...set, ...keys)).toMatchObject({ code: 0, problems: [] })
  })

  it('is not Protected without a relay, in words', async () => {
    await using desk = await openStaffedDesk('Bob')
    expect(await desk.json('carol', 'policy', 'set', '--mode', 'protected')).toMatchObject({
      code: 1,
      records: [],
      problems: [{ error: 'client/no-relay', message: expect.stringContaining('There is no relay') as string }],
    })
    expect(await desk.json('bob', 'policy', 'set', '--mode', 'saver')).toMatchObject({
      code: 1,
      problems: [{ error: 'client/not-administrator' }],
    })
    expect((await desk.json('carol', 'policy', 'set', '--mode', 'standard', '--for', 'Bob')).code).toBe(2)
    expect((await desk.json('carol', 'policy', 'set', '--mode', 'loud')).code).toBe(2)
    expect((await desk.json('carol', 'policy', 'set', '--mode', 'standard', '--cover', '1441')).code).toBe(2)
    expect((await desk.run('carol', 'policy', 'set', '--mode', 'standard', '--cover', '0')).out).toMatch(
      /Cover {5}none/,
    )
  })
})
