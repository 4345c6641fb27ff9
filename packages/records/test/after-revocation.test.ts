import { verifyBundle } from '@chancery/records'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Theft } from './theft.ts'
import { forged, steal } from './theft.ts'

describe('a text that Mallory signs with a stolen device after its revocation', () => {
  let theft: Theft
  beforeAll(async () => {
    theft = await steal()
  })

  it('fails at the last anchor before it', async () => {
    const report = await verifyBundle(await forged(theft, 1, 2, theft.late))
    expect(report.checks.filter(({ status }) => status === 'failed').map(({ name }) => name)).toEqual(['standing'])
    expect(report.status).toBe('failed')
  })

  it('is not verified under an earlier anchor when the bundle shows the revocation', async () => {
    const report = await verifyBundle(await forged(theft, 0, 2, theft.late))
    expect(report.checks.find(({ name }) => name === 'standing')?.status).toBe('unchecked')
    expect(report.status).toBe('unchecked')
  })

  it('leaves the open point that a bundle without a later anchor always has', async () => {
    const report = await verifyBundle(await forged(theft, 0, undefined, theft.early))
    expect(report.checks.find(({ name }) => name === 'later-revocation')?.status).toBe('unchecked')
  })
})
