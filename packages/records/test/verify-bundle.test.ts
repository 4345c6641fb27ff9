import { base64url, randomBytes } from '@chancery/base'
import {
  createGroup,
  findPerson,
  listMessages,
  proveMessage,
  renameGroup,
  revokeDevice,
  synchronize,
} from '@chancery/client'
import { verifyBundle } from '@chancery/records'
import type { BundleCheckName, BundleReport } from '@chancery/records'
import { openOffice } from '@chancery/testkit'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeManifest } from '../src/bundle/manifest.ts'
import type { Files, Scene } from './scenes.ts'
import { HINDI, LONG, cuttableNetwork, goOn, hide, playScene, prove, send } from './scenes.ts'
import { tamper, tamperings } from './tampering.ts'

let scene: Scene
beforeAll(async () => {
  scene = await playScene()
})

function statusOf(report: BundleReport, name: BundleCheckName): string | undefined {
  return report.checks.find((check) => check.name === name)?.status
}

describe('a bundle', () => {
  it('verifies and says who said what, when, and where', async () => {
    const report = await verifyBundle(scene.one, { organizationKey: scene.organization })
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(report.status).toBe('verified')
    expect(report.facts).toMatchObject({
      organization: 'Bank of Examples',
      organizationKey: base64url(scene.organization),
      person: 'Alice',
      deviceLabel: 'laptop',
      text: HINDI,
    })
  })

  it('of a message of three cells verifies', async () => {
    expect(scene.long.has('cells/2.bin')).toBe(true)
    const report = await verifyBundle(scene.long)
    expect(report).toMatchObject({ status: 'verified', facts: { text: LONG } })
  })

  it('of a sender whom a second administrator invited verifies, with the chain through both', async () => {
    const report = await verifyBundle(scene.beforeRevocation)
    expect(report).toMatchObject({ status: 'verified', facts: { person: 'Erin' } })
  })

  it('of a message from before its sender’s revocation verifies when an anchor lies between', async () => {
    const report = await verifyBundle(scene.beforeRevocation)
    expect(statusOf(report, 'later-revocation')).toBe('passed')
  })

  it('is unchecked, not verified and not failed, when message and revocation lie between the same anchors', async () => {
    const report = await verifyBundle(scene.besideRevocation)
    expect(report.status).toBe('unchecked')
    expect(statusOf(report, 'standing')).toBe('unchecked')
  })

  it('is unchecked when it does not open a revocation of the sender', async () => {
    const files = hide(scene.besideRevocation, 'revocation')
    const report = await verifyBundle(files)
    expect(report.status).toBe('unchecked')
    expect(statusOf(report, 'register-complete')).toBe('unchecked')
  })

  it('is unchecked when it does not open a record that could have taken an inviter’s role', async () => {
    const report = await verifyBundle(hide(scene.beforeRevocation, 'record'))
    expect(report.status).toBe('unchecked')
  })

  it('leaves the organization’s key to be compared when none is given', async () => {
    const report = await verifyBundle(scene.one)
    expect(report.status).toBe('verified')
    expect(statusOf(report, 'organization-key')).toBe('unchecked')
  })

  it('of another organization under the same name shows another fingerprint, and fails where the key is known', async () => {
    const [own, other] = [await verifyBundle(scene.one), await verifyBundle(scene.elsewhere)]
    expect(other).toMatchObject({ status: 'verified', facts: { organization: 'Bank of Examples', person: 'Alice' } })
    expect(other.facts?.fingerprint).not.toBe(own.facts?.fingerprint)
    const compared = await verifyBundle(scene.elsewhere, { organizationKey: scene.organization })
    expect(compared.status).toBe('failed')
    expect(statusOf(compared, 'organization-key')).toBe('failed')
    expect(compared.facts).toBeUndefined()
  })

  it('opens nobody’s certificate but those of the chain', () => {
    const lines = new TextDecoder().decode(scene.one.get('register/leaves.txt')).split('\n')
    const opened = [...scene.one.keys()].flatMap((path) => /^register\/([0-9]+)\.opening$/.exec(path)?.[1] ?? [])
    const kinds = opened.map((index) => /"kind":"([a-z]+)"/.exec(lines[Number(index)] ?? '')?.[1])
    expect(kinds.map(String).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'device',
      'device',
      'invitation',
      'organization',
    ])
  })
})

describe('a bundle is made', () => {
  it('without the network', async () => {
    const network = cuttableNetwork()
    await using office = await openOffice({ connect: network.connect })
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    const sent = await send(alice, bob, 'Hello')
    await synchronize(bob.engine)
    network.isCut = true
    const report = await verifyBundle(await proveMessage(bob.engine, sent.message))
    expect(report.status).toBe('verified')
    network.isCut = false
  })

  it('of a message among a thousand others, by somebody who joined in the middle', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const others = (): Uint8Array[] => Array.from({ length: 64 }, () => randomBytes(1024))
    for (let batch = 0; batch < 8; batch++) await alice.engine.api.postCells(others())
    const bob = await office.enrol('Bob')
    const sent = await send(alice, bob, HINDI)
    for (let batch = 0; batch < 8; batch++) await alice.engine.api.postCells(others())
    await goOn(office, alice, bob)
    const report = await verifyBundle(await prove(bob, sent))
    expect(report.checks.filter(({ status }) => status !== 'passed').map(({ name }) => name)).toEqual([
      'organization-key',
    ])
    expect(report.facts?.position).toBeGreaterThan(500)
  })

  it('for messages only: not for unknown ones, and not for changes that travelled in a commit', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const group = await createGroup(office.carol.engine, 'Loans', [findPerson(office.carol.engine, 'Alice')])
    await renameGroup(office.carol.engine, group, 'Credits')
    await synchronize(alice.engine)
    const change = (await listMessages(alice.engine)).find(({ change }) => change?.name === 'Credits')
    if (change === undefined) throw new Error('no change')
    await expect(proveMessage(alice.engine, change.id)).rejects.toMatchObject({ code: 'prove/no-own-cells' })
    const unknown = 'AAAAAAAAAAAAAAAAAAAAAA' as typeof change.id
    await expect(proveMessage(alice.engine, unknown)).rejects.toMatchObject({ code: 'prove/no-such-message' })
  })

  it('for no message of a device that is revoked already: it never reaches anybody', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    const before = await send(alice, bob, 'Before')
    await revokeDevice(office.carol.engine, alice.engine.account.device)
    await expect(send(alice, bob, 'After')).rejects.toMatchObject({ code: 'client/revoked' })
    await prove(bob, before)
    expect((await listMessages(bob.engine)).flatMap(({ text }) => text ?? [])).toEqual(['Before'])
  })
})

describe('a bundle fails when', () => {
  it.each(tamperings)('$what', async (tampering) => {
    const report = await verifyBundle(await tamper(scene, tampering))
    expect(report.checks.filter(({ status }) => status === 'failed').map(({ name }) => name)).toContain(tampering.fails)
    expect(report.status).toBe('failed')
    expect(report.facts).toBeUndefined()
  })
})

describe('a verifier', () => {
  it('never throws, whatever bytes are in whatever file', async () => {
    const paths = [...scene.one.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.uint8Array({ maxLength: 1100 }),
        fc.nat(),
        async (path, junk, at) => {
          for (const bytes of [junk, splice(scene.one.get(path) as Uint8Array, at, junk.subarray(0, 3)), undefined]) {
            const files: Files = new Map(scene.one)
            if (bytes === undefined) files.delete(path)
            else files.set(path, bytes)
            if (path !== 'manifest-sha256.txt') files.set('manifest-sha256.txt', makeManifest(files))
            const isText = path === 'README.txt' || path === 'verify.sh'
            const report = await verifyBundle(files)
            expect(isText || junk.length === 0 || report.status !== 'verified').toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('says of no files at all that they are no bundle', async () => {
    expect((await verifyBundle(new Map())).status).toBe('failed')
  })
})

function splice(bytes: Uint8Array, at: number, junk: Uint8Array): Uint8Array {
  const changed = bytes.slice()
  for (const [offset, byte] of junk.entries()) {
    const place = (at + offset) % Math.max(1, changed.length)
    changed[place] = (changed[place] ?? 0) ^ (byte | 1)
  }
  return changed
}
