import { base64url, concatBytes, fromHex, utf8 } from '@chancery/base'
import type { DeviceDocument, PersonId, RegisterDocument, RegisterEntry, SignedDocument } from '@chancery/protocol'
import { deviceIdOf, encodeRegisterDocument, payloadTypes, personIdOf } from '@chancery/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Signer } from '../../device/signer.ts'
import { signDocument, signerFromSeed } from '../../device/signer.ts'
import { possessionMessage } from '../possession.ts'
import type { EntryVerdict } from './judgement.ts'
import { judgeEntry } from './judge-entry.ts'
import type { Roster } from './roster.ts'
import { devicesOf, emptyRoster, isValidAt, isValidNow, modeOf } from './roster.ts'

const signer = (fill: number): Signer => signerFromSeed(new Uint8Array(32).fill(fill))
const key = (one: Signer): string => base64url(one.publicKey)
const idOf = (one: Signer) => deviceIdOf(one.publicKey)
const personOf = (one: Signer): PersonId => personIdOf(one.publicKey)

const ORGANIZATION = signer(1)
const [CAROL, BOB, ALICE, MALLORY] = [signer(10), signer(20), signer(30), signer(66)]
const [FOR_BOB, FOR_ALICE, FOR_MALLORY] = [signer(21), signer(31), signer(67)]
const commitment = base64url(new Uint8Array(32))
const logs = { board: 'board+0+AA', register: 'register+0+AA' }

let roster: Roster
let now: number
beforeEach(() => {
  roster = emptyRoster
  now = 1_000_000
})

/** Reads one entry: the document signed by `by`, behind `entry`. */
async function read(
  entry: Record<string, unknown>,
  document: RegisterDocument,
  by: Signer,
  purpose: string = payloadTypes.register,
): Promise<EntryVerdict> {
  return readSigned(entry, await signDocument(purpose, encodeRegisterDocument(document), by))
}

async function readSigned(
  entry: Record<string, unknown>,
  signed: SignedDocument | undefined,
  time = now,
): Promise<EntryVerdict> {
  const judged = await judgeEntry(roster, { commitment, ...entry, time } as RegisterEntry, signed)
  expect(judged.verdict.index).toBe(roster.size)
  expect(judged.roster.size).toBe(roster.size + 1)
  const hasChanged = judged.verdict.kind !== 'refused' && judged.verdict.kind !== 'sealed'
  expect({ ...(hasChanged ? roster : judged.roster), size: 0, time: 0 }).toEqual({ ...roster, size: 0, time: 0 })
  ;({ roster } = judged)
  return judged.verdict
}

const reasonOf = (verdict: EntryVerdict): string => (verdict.kind === 'refused' ? verdict.reason : verdict.kind)

/** The certificate that `device` asks for. */
async function certificate(
  device: Signer,
  issuer: Signer,
  change: Partial<DeviceDocument> = {},
): Promise<DeviceDocument> {
  const access = new Uint8Array(32).fill(device.publicKey[0] as number)
  const revoke = new Uint8Array(32).fill(device.publicKey[1] as number)
  const kem = new Uint8Array(1216).fill(7)
  const possession = await device.sign(possessionMessage({ issuer: issuer.publicKey, access, revoke, kem }))
  return {
    kind: 'device',
    by: 'invitation',
    sign: key(device),
    kem: base64url(kem),
    access: base64url(access),
    revoke: base64url(revoke),
    person: personOf(device),
    name: 'Somebody',
    label: 'laptop',
    possession: base64url(possession),
    ...change,
  }
}

function deviceEntry(document: DeviceDocument, invitation?: Signer): Record<string, unknown> {
  const { access, revoke } = document
  return { kind: 'device', access, revoke, ...(invitation === undefined ? {} : { invitation: key(invitation) }) }
}

async function found(): Promise<void> {
  const names = { key: key(ORGANIZATION), ...logs }
  await read({ kind: 'organization', ...names }, { kind: 'organization', name: 'Bank', ...names }, ORGANIZATION)
  const carol = await certificate(CAROL, ORGANIZATION, { by: 'organization', name: 'Carol' })
  await read(deviceEntry(carol), carol, ORGANIZATION)
}

function invite(
  invitation: Signer,
  by: Signer = CAROL,
  terms: Partial<Extract<RegisterDocument, { kind: 'invitation' }>> = {},
): Promise<EntryVerdict> {
  const fields = { key: key(invitation), expires: now + 1000 }
  const document = { kind: 'invitation', by: idOf(by), role: 'member', ...fields, ...terms } as const
  return read({ kind: 'invitation', key: document.key, expires: document.expires }, document, by)
}

async function enrol(
  device: Signer,
  invitation: Signer,
  change: Partial<DeviceDocument> = {},
  by: Signer = invitation,
): Promise<EntryVerdict> {
  const document = await certificate(device, invitation, change)
  return read(deviceEntry(document, invitation), document, by)
}

async function bobJoins(): Promise<void> {
  await found()
  await invite(FOR_BOB, CAROL, { name: 'Bob', office: 'Loans' })
  await enrol(BOB, FOR_BOB)
}

const [OLD_APP, NEW_APP] = ['old', 'new'].map((text) => base64url(utf8(text.padEnd(32)))) as [string, string]

function approve(manifest: string, version: string, by: Signer = CAROL, entry = manifest): Promise<EntryVerdict> {
  return read({ kind: 'app', manifest: entry }, { kind: 'app', by: idOf(by), manifest, version }, by)
}

const RELAY = { witness: 'audit.example+0011aaff+AQ==', gateway: 'AAECAw' }
const STANDARD = { mode: 'standard', roundMs: 2000, batchMs: 60_000 } as const
type Terms = Omit<Extract<RegisterDocument, { kind: 'policy' }>, 'kind' | 'by'>

function setPolicy(
  { people, ...terms }: Terms,
  by: Signer = CAROL,
  entry: Record<string, unknown> = terms,
): Promise<EntryVerdict> {
  const document = { kind: 'policy', by: idOf(by), ...terms, ...(people === undefined ? {} : { people }) } as const
  return read({ kind: 'policy', ...entry }, document, by)
}

function revoke(target: Signer, by: Signer | 'organization', sign: Signer = by as Signer): Promise<EntryVerdict> {
  const access = roster.devices[idOf(target)]?.access ?? commitment
  const document = {
    kind: 'revocation',
    by: by === 'organization' ? by : idOf(by),
    device: idOf(target),
    access,
  } as const
  return read({ kind: 'revocation', access }, document, sign)
}

describe('a register', () => {
  it('begins with the organization and its founder, who administers it', async () => {
    await found()
    expect(roster.organization).toEqual({ name: 'Bank', key: key(ORGANIZATION), ...logs })
    expect(roster.people[personOf(CAROL)]).toMatchObject({ name: 'Carol', role: 'administrator' })
    expect(isValidNow(roster, idOf(CAROL))).toBe(true)
  })

  it('takes whom an administrator invites, under the name that the invitation gives', async () => {
    await bobJoins()
    expect(roster.people[personOf(BOB)]).toMatchObject({ name: 'Bob', office: 'Loans', role: 'member' })
    expect(roster.devices[idOf(BOB)]).toMatchObject({ invitationAt: 2, certifiedAt: 3 })
    expect(roster.invitations[key(FOR_BOB)]?.usedBy).toBe(idOf(BOB))
  })

  it('lets a person say their own name where the invitation gives none', async () => {
    await found()
    await invite(FOR_ALICE)
    await enrol(ALICE, FOR_ALICE, { name: 'Alice', office: 'Desk' })
    expect(roster.people[personOf(ALICE)]).toMatchObject({ name: 'Alice', office: 'Desk' })
  })

  it('takes a further device that a person invites for themselves', async () => {
    await bobJoins()
    await invite(FOR_ALICE, BOB, { person: personOf(BOB) })
    expect((await enrol(signer(22), FOR_ALICE, { person: personOf(BOB) })).kind).toBe('certified')
    expect(devicesOf(roster, personOf(BOB)).map(({ device }) => device)).toEqual([idOf(BOB), idOf(signer(22))])
    expect(Object.keys(roster.people)).toHaveLength(2)
  })

  it('revokes a device by an administrator, by its owner, and by the organization', async () => {
    await bobJoins()
    expect(await revoke(BOB, CAROL)).toMatchObject({ kind: 'revoked', device: idOf(BOB) })
    expect(devicesOf(roster, personOf(BOB))).toEqual([])
    expect((await revoke(CAROL, CAROL)).kind).toBe('revoked')
    await invite(FOR_ALICE, CAROL, { by: 'organization' })
  })

  it('counts a device from its certificate to its revocation, each by its place', async () => {
    await bobJoins()
    const certifiedAt = roster.size - 1
    await revoke(BOB, CAROL)
    const bob = roster.devices[idOf(BOB)]
    const counts = [certifiedAt, certifiedAt + 1, certifiedAt + 2].map((size) => bob && isValidAt(bob, size))
    expect(counts).toEqual([false, true, false])
  })

  it('gives and takes roles, and hands the organization’s key to administrators', async () => {
    await bobJoins()
    const promote = { kind: 'role', by: idOf(CAROL), person: personOf(BOB), role: 'administrator' } as const
    expect((await read({ kind: 'record' }, promote, CAROL)).kind).toBe('role')
    const box = { encapsulation: base64url(new Uint8Array(1120)), ciphertext: base64url(new Uint8Array(48)) }
    const handover = { kind: 'handover', by: idOf(CAROL), to: idOf(BOB), ...box } as const
    expect((await read({ kind: 'record' }, handover, CAROL)).kind).toBe('handover')
    expect(roster.handedOver).toEqual([idOf(BOB)])
    expect((await invite(FOR_ALICE, BOB)).kind).toBe('invitation')
  })

  it('lists the apps that administrators approved, each once, the newest approval last', async () => {
    await bobJoins()
    expect(await approve(OLD_APP, '1.0')).toEqual({ kind: 'app', index: 4 })
    now += 60
    await approve(NEW_APP, '1.1')
    const by = idOf(CAROL)
    expect(roster.apps).toEqual([
      { manifest: OLD_APP, version: '1.0', by, index: 4, time: now - 60 },
      { manifest: NEW_APP, version: '1.1', by, index: 5, time: now },
    ])
    await approve(OLD_APP, '1.0')
    expect(roster.apps.map(({ manifest, index }) => [manifest, index])).toEqual([
      [NEW_APP, 5],
      [OLD_APP, 6],
    ])
  })

  it('has the policy that an administrator made last, whole, and knows each person’s mode by it', async () => {
    await bobJoins()
    const [carol, bob] = [personOf(CAROL), personOf(BOB)]
    expect(roster.policy).toBeUndefined()
    expect(modeOf(roster, bob)).toBe('standard')
    expect(await setPolicy({ ...STANDARD, ...RELAY, people: { [bob]: 'protected' } })).toEqual({
      kind: 'policy',
      index: 4,
    })
    expect([modeOf(roster, carol), modeOf(roster, bob)]).toEqual(['standard', 'protected'])
    const by = idOf(CAROL)
    expect(roster.policy).toEqual({ ...STANDARD, ...RELAY, people: { [bob]: 'protected' }, by, index: 4, time: now })
    await setPolicy({ ...STANDARD, mode: 'saver' })
    expect([modeOf(roster, carol), modeOf(roster, bob)]).toEqual(['saver', 'saver'])
    expect(roster.policy?.gateway).toBeUndefined()
  })

  it('takes the directory’s hash from the server itself', async () => {
    await found()
    expect(await readSigned({ kind: 'directory', hash: commitment, commitment: undefined }, undefined)).toMatchObject({
      kind: 'directory',
    })
    expect(roster.directory).toBe(commitment)
  })

  it('says of an entry whose opening is erased that it is sealed, not that it is bad', async () => {
    await found()
    expect(await readSigned({ kind: 'record' }, undefined)).toEqual({ kind: 'sealed', index: 2 })
  })
})

describe('an entry is refused, and changes nothing, when', () => {
  const cases: Record<string, { expects: RegExp; act: () => Promise<EntryVerdict> }> = {
    'a second organization is founded': {
      expects: /Only the first entry/,
      act: async () => {
        const names = { key: key(MALLORY), ...logs }
        return read({ kind: 'organization', ...names }, { kind: 'organization', name: 'Bank', ...names }, MALLORY)
      },
    },
    'the device is forged: the server made the certificate, not the invitation’s holder': {
      expects: /signature is not by the key/,
      act: async () => {
        await invite(FOR_MALLORY)
        return enrol(MALLORY, FOR_MALLORY, {}, MALLORY)
      },
    },
    'the device is a ghost: it claims the person id of somebody else': {
      expects: /somebody else’s person id/,
      act: async () => {
        await invite(FOR_MALLORY)
        return enrol(MALLORY, FOR_MALLORY, { person: personOf(BOB) })
      },
    },
    'a device is invited for somebody else': {
      expects: /own device can invite/,
      act: () => invite(FOR_MALLORY, CAROL, { person: personOf(BOB) }),
    },
    'the certificate and its entry name different keys': {
      expects: /name different keys/,
      act: async () => {
        await invite(FOR_MALLORY)
        const document = await certificate(MALLORY, FOR_MALLORY)
        const other = deviceEntry({ ...document, revoke: commitment }, FOR_MALLORY)
        return read(other, document, FOR_MALLORY)
      },
    },
    'the invitation is not on the register': {
      expects: /not on the register/,
      act: () => enrol(MALLORY, FOR_MALLORY),
    },
    'the device names no invitation': {
      expects: /names no invitation/,
      act: async () => {
        const document = await certificate(MALLORY, FOR_MALLORY)
        return read(deviceEntry(document), document, FOR_MALLORY)
      },
    },
    'the invitation is used a second time': {
      expects: /used before/,
      act: () => enrol(MALLORY, FOR_BOB),
    },
    'the invitation has expired by the register’s own clock': {
      expects: /expired/,
      act: async () => {
        await invite(FOR_MALLORY)
        now += 1001
        return enrol(MALLORY, FOR_MALLORY)
      },
    },
    'an invitation key is invited again': {
      expects: /used before/,
      act: () => invite(FOR_BOB),
    },
    'the invitation and its entry do not agree': {
      expects: /do not agree/,
      act: () => {
        const document = {
          kind: 'invitation',
          by: idOf(CAROL),
          key: key(FOR_MALLORY),
          expires: now,
          role: 'member',
        } as const
        return read({ kind: 'invitation', key: key(FOR_MALLORY), expires: now + 1 }, document, CAROL)
      },
    },
    'an administrator whose device is revoked signs it': {
      expects: /not certified, or no longer/,
      act: async () => {
        await revoke(CAROL, CAROL)
        return invite(FOR_MALLORY, CAROL)
      },
    },
    'a device signs it that was never certified': {
      expects: /not certified, or no longer/,
      act: () => invite(FOR_MALLORY, MALLORY),
    },
    'it names an administrator and somebody else signed it': {
      expects: /signature is not by the key/,
      act: () => {
        const fields = { key: key(FOR_MALLORY), expires: now + 1000 }
        return read(
          { kind: 'invitation', ...fields },
          { kind: 'invitation', by: idOf(CAROL), role: 'member', ...fields },
          BOB,
        )
      },
    },
    'a member invites': { expects: /Only an administrator can invite/, act: () => invite(FOR_MALLORY, BOB) },
    'a member gives a role': {
      expects: /Only an administrator can give/,
      act: () =>
        read({ kind: 'record' }, { kind: 'role', by: idOf(BOB), person: personOf(BOB), role: 'administrator' }, BOB),
    },
    'a member approves an app': {
      expects: /Only an administrator can approve/,
      act: () => approve(NEW_APP, '6.6.6', BOB),
    },
    'an approval names another app than its entry': {
      expects: /do not agree/,
      act: () => approve(NEW_APP, '6.6.6', CAROL, OLD_APP),
    },
    'the approval of an app lies behind an entry of another kind': {
      expects: /another kind/,
      act: () => read({ kind: 'record' }, { kind: 'app', by: idOf(CAROL), manifest: NEW_APP, version: '1' }, CAROL),
    },
    'a member sets the policy': {
      expects: /Only an administrator can set/,
      act: () => setPolicy({ ...STANDARD, mode: 'saver' }, BOB),
    },
    'a policy says something else than its entry': {
      expects: /do not agree/,
      act: () => setPolicy({ ...STANDARD, mode: 'saver' }, CAROL, STANDARD),
    },
    'a policy says something else of cover than its entry': {
      expects: /do not agree/,
      act: () => setPolicy({ ...STANDARD, coverMs: 60_000 }, CAROL, STANDARD),
    },
    'a policy says something else of the shelf than its entry': {
      expects: /do not agree/,
      act: () => setPolicy({ ...STANDARD, shelfBytes: 65_536 }, CAROL, STANDARD),
    },
    'a policy names a witness that its entry does not name': {
      expects: /do not agree/,
      act: () => setPolicy({ ...STANDARD, ...RELAY }, CAROL, { ...STANDARD, gateway: RELAY.gateway }),
    },
    'a policy names a gateway that its entry does not name': {
      expects: /do not agree/,
      act: () => setPolicy({ ...STANDARD, ...RELAY }, CAROL, { ...STANDARD, witness: RELAY.witness }),
    },
    'a policy is Protected and names no witness': {
      expects: /must name the witness and the gateway/,
      act: () => setPolicy({ ...STANDARD, mode: 'protected', gateway: RELAY.gateway }),
    },
    'a policy puts one person in Protected and names no gateway': {
      expects: /must name the witness and the gateway/,
      act: () => setPolicy({ ...STANDARD, witness: RELAY.witness, people: { [personOf(BOB)]: 'protected' } }),
    },
    'a role goes to nobody': {
      expects: /not on the register/,
      act: () =>
        read(
          { kind: 'record' },
          { kind: 'role', by: idOf(CAROL), person: personOf(MALLORY), role: 'administrator' },
          CAROL,
        ),
    },
    'a member revokes somebody else’s device': {
      expects: /administrator or the person’s own/,
      act: () => revoke(CAROL, BOB),
    },
    'a device is revoked twice': {
      expects: /revoked before/,
      act: async () => {
        await revoke(BOB, CAROL)
        return revoke(BOB, CAROL)
      },
    },
    'a revocation names a device and the access key of another': {
      expects: /one certified device/,
      act: () =>
        read(
          { kind: 'revocation', access: roster.devices[idOf(CAROL)]?.access },
          { kind: 'revocation', by: idOf(CAROL), device: idOf(BOB), access: roster.devices[idOf(CAROL)]?.access ?? '' },
          CAROL,
        ),
    },
    'the organization’s key is handed to a member': {
      expects: /administrator to administrator/,
      act: () => {
        const box = { encapsulation: base64url(new Uint8Array(1120)), ciphertext: base64url(new Uint8Array(48)) }
        return read({ kind: 'record' }, { kind: 'handover', by: idOf(CAROL), to: idOf(BOB), ...box }, CAROL)
      },
    },
    'the proof of possession is for another issuer': {
      expects: /holds its own key/,
      act: async () => {
        await invite(FOR_MALLORY)
        const { possession } = await certificate(MALLORY, FOR_BOB)
        return enrol(MALLORY, FOR_MALLORY, { possession })
      },
    },
    'the proof of possession is by another key': {
      expects: /holds its own key/,
      act: async () => {
        await invite(FOR_MALLORY)
        return enrol(MALLORY, FOR_MALLORY, { sign: key(ALICE), person: personOf(ALICE) })
      },
    },
    'the signature key is of small order': {
      expects: /small order/,
      act: async () => {
        await invite(FOR_MALLORY)
        const weak = fromHex(`01${'00'.repeat(31)}`) as Uint8Array
        return enrol(MALLORY, FOR_MALLORY, { sign: base64url(weak), person: personIdOf(weak) })
      },
    },
    'the device key is on the register already': {
      expects: /on the register already/,
      act: async () => {
        await invite(FOR_MALLORY)
        return enrol(BOB, FOR_MALLORY)
      },
    },
    'the organization’s key certifies a second device': {
      expects: /founder’s first device/,
      act: async () => {
        const document = await certificate(MALLORY, ORGANIZATION, { by: 'organization' })
        return read(deviceEntry(document), document, ORGANIZATION)
      },
    },
    'the register’s clock runs backwards': {
      expects: /clock ran backwards/,
      act: () => {
        now -= 1
        return invite(FOR_MALLORY)
      },
    },
    'the document is of another kind than the entry': {
      expects: /another kind/,
      act: () =>
        read({ kind: 'record' }, { kind: 'revocation', by: idOf(CAROL), device: idOf(BOB), access: commitment }, CAROL),
    },
    'the document is malformed': {
      expects: /malformed/,
      act: async () => readSigned({ kind: 'record' }, await signDocument(payloadTypes.register, utf8('{}'), CAROL)),
    },
    'the document was signed for another purpose': {
      expects: /signature is not by the key/,
      act: () =>
        read(
          { kind: 'record' },
          { kind: 'role', by: idOf(CAROL), person: personOf(BOB), role: 'administrator' },
          CAROL,
          payloadTypes.statement,
        ),
    },
  }

  it.each(Object.entries(cases))('%s', async (_, { expects, act }) => {
    await bobJoins()
    expect(reasonOf(await act())).toMatch(expects)
  })

  it('there is no organization yet', async () => {
    expect(reasonOf(await invite(FOR_MALLORY))).toMatch(/No organization/)
  })
})

describe('judging', () => {
  it('gives the same roster to everybody, byte for byte', async () => {
    await bobJoins()
    const first = JSON.stringify(roster)
    roster = emptyRoster
    now = 1_000_000
    await bobJoins()
    expect(JSON.stringify(roster)).toBe(first)
  })

  it('never throws on a signed document of junk', async () => {
    await found()
    for (const json of [new Uint8Array(), new Uint8Array(300), concatBytes(utf8('{"kind":'), new Uint8Array(9))])
      expect((await readSigned({ kind: 'record' }, { signature: new Uint8Array(64), json })).kind).toBe('refused')
  })
})
