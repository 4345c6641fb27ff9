import { equalBytes, randomBytes, utf8 } from '@chancery/base'
import { decodeKeyPackage, signKeyPackage } from 'ts-mls/keyPackage.js'
import { signLeafNodeKeyPackage } from 'ts-mls/leafNode.js'
import type { Proposal } from 'ts-mls/proposal.js'
import { encodeMlsMessage } from 'ts-mls/message.js'
import type { UpdatePathNode } from 'ts-mls/updatePath.js'
import { describe, expect, it } from 'vitest'
import type { CommitFlaw, CommitInspection, MlsState } from '../../src/mls/engine.ts'
import { groupExtensions } from '../../src/mls/group-form.ts'
import { unseal } from '../../src/mls/group-state.ts'
import { bestSuite } from '../../src/mls/suite/suite.ts'
import { tsMlsEngine } from '../../src/mls/ts-mls-engine.ts'
import { commitAnything, forge, forgeLeaf, type Parts } from './_forge.ts'
import { engine, newPerson, office, type Person } from './_office.ts'

const NOTHING = { add: [], remove: [] }

/** Mallory's group, an honest commit of hers to start from, and Erin, who is not in the group. */
interface Scene {
  readonly mallory: MlsState
  readonly states: MlsState[]
  readonly people: Person[]
  readonly honest: Uint8Array
  readonly erin: Person
}

async function scene(): Promise<Scene> {
  const { people, states } = await office('Mallory', 'Alice', 'Bob', 'Carol')
  const mallory = states[0]!
  const { message: honest } = await engine.commit(mallory, NOTHING, utf8('honest'))
  return { mallory, states, people, honest, erin: await newPerson('Erin') }
}

/** The one answer of everyone; throws when they differ. */
async function everyone(states: MlsState[], message: Uint8Array): Promise<CommitInspection> {
  const [first, ...others] = await Promise.all(states.map((state) => engine.inspect(state, message)))
  if (first === undefined) throw new TypeError('nobody to ask')
  for (const other of others) expect(other).toEqual(first)
  return first
}

const flip = (bytes: Uint8Array, at: number) => {
  const copy = bytes.slice()
  const index = at < 0 ? copy.length + at : at
  copy[index] = (copy[index] ?? 0) ^ 1
  return copy
}

const propose = (parts: Parts, ...proposals: Proposal[]) => {
  const entries = proposals.map((proposal) => ({ proposalOrRefType: 'proposal' as const, proposal }))
  parts.commit = { ...parts.commit, proposals: entries }
}

const alterNodes = (parts: Parts, alter: (nodes: UpdatePathNode[]) => UpdatePathNode[]) => {
  const path = parts.commit.path!
  parts.commit = { ...parts.commit, path: { ...path, nodes: alter(path.nodes) } }
}

const alterFirst = (alter: (node: UpdatePathNode) => UpdatePathNode) => (parts: Parts) =>
  alterNodes(parts, ([first, ...rest]) => [alter(first!), ...rest])

const remove = (removed: number): Proposal => ({ proposalType: 'remove', remove: { removed } })
const context = (...extensions: ReturnType<typeof groupExtensions>): Proposal => ({
  proposalType: 'group_context_extensions',
  groupContextExtensions: { extensions },
})
const addition = (bytes: Uint8Array): Proposal => ({
  proposalType: 'add',
  add: { keyPackage: decodeKeyPackage(bytes, 0)![0] },
})
const psk: Proposal = {
  proposalType: 'psk',
  psk: { preSharedKeyId: { psktype: 'external', pskId: new Uint8Array(4), pskNonce: new Uint8Array(32) } },
}
const reinit: Proposal = {
  proposalType: 'reinit',
  reinit: {
    groupId: new Uint8Array(16),
    version: 'mls10',
    cipherSuite: 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519',
    extensions: [],
  },
}

type Case = readonly [title: string, flaw: CommitFlaw, make: (scene: Scene) => Uint8Array | Promise<Uint8Array>]

/** A case in which Mallory changes her own commit and signs and tags it properly. */
const altered = (title: string, flaw: CommitFlaw, alter: (parts: Parts, scene: Scene) => void): Case => [
  title,
  flaw,
  (scene) => forge(scene.mallory, scene.honest, (parts) => alter(parts, scene)),
]

const cases: readonly Case[] = [
  ['is empty', 'not-a-commit', () => new Uint8Array()],
  ['is noise', 'not-a-commit', () => randomBytes(300)],
  ['is cut', 'not-a-commit', ({ honest }) => honest.slice(0, -1)],
  ['has a byte too many', 'not-a-commit', ({ honest }) => Uint8Array.of(...honest, 0)],
  ['is longer than any honest commit', 'size', () => new Uint8Array(600_000)],
  [
    'is a Welcome',
    'not-a-commit',
    async ({ mallory, erin }) =>
      (await engine.commit(mallory, { add: [erin.keyPackage.keyPackage], remove: [] }, utf8('')))['welcome']!,
  ],
  [
    'is a KeyPackage',
    'not-a-commit',
    ({ erin }) =>
      encodeMlsMessage({
        version: 'mls10',
        wireformat: 'mls_key_package',
        keyPackage: decodeKeyPackage(erin.keyPackage.keyPackage, 0)![0],
      }),
  ],
  altered('is for another group', 'other-group', (parts) => (parts.groupId = new Uint8Array(16))),
  altered('names a sender outside the tree', 'sender', (parts) => (parts.sender = 40)),
  ['has another membership tag', 'membership-tag', ({ honest }) => flip(honest, -1)],
  [
    'comes from an outsider, without the membership key',
    'membership-tag',
    ({ mallory, honest }) => forge({ ...mallory, membershipKey: new Uint8Array(32) } as MlsState, honest, () => {}),
  ],
  altered('is signed by another member than it names', 'signature', (parts) => (parts.sender = 1)),
  altered('has a short confirmation tag', 'confirmation-tag', (parts) => (parts.confirmationTag = new Uint8Array(31))),
  altered('refers to a proposal', 'proposal-kind', (parts) => {
    parts.commit = { ...parts.commit, proposals: [{ proposalOrRefType: 'reference', reference: new Uint8Array(32) }] }
  }),
  altered('holds a pre-shared key', 'proposal-kind', (parts) => propose(parts, psk)),
  altered('starts the group anew', 'proposal-kind', (parts) => propose(parts, reinit)),
  altered('holds an external init', 'proposal-kind', (parts) =>
    propose(parts, { proposalType: 'external_init', externalInit: { kemOutput: new Uint8Array(32) } }),
  ),
  altered('holds a proposal of an unknown kind', 'proposal-kind', (parts) =>
    propose(parts, { proposalType: 0xf001, proposalData: new Uint8Array() }),
  ),
  altered('removes its sender', 'proposal-form', (parts) => propose(parts, remove(0))),
  altered('removes nobody', 'proposal-form', (parts) => propose(parts, remove(9))),
  altered('removes someone twice', 'proposal-form', (parts) => propose(parts, remove(1), remove(1))),
  altered('sets the context twice', 'proposal-form', (parts) =>
    propose(parts, context(...groupExtensions(utf8('a'))), context(...groupExtensions(utf8('b')))),
  ),
  altered('sets no extensions', 'context-form', (parts) => propose(parts, context())),
  altered('drops the required capabilities', 'context-form', (parts) =>
    propose(parts, context(...groupExtensions(utf8('a')).slice(1))),
  ),
  altered('has our extension twice', 'context-form', (parts) => {
    const [required, ours] = groupExtensions(utf8('a'))
    propose(parts, context(required!, ours!, ours!))
  }),
  altered('admits external senders', 'context-form', (parts) =>
    propose(
      parts,
      context(...groupExtensions(utf8('a')), { extensionType: 'external_senders', extensionData: new Uint8Array() }),
    ),
  ),
  altered('requires other capabilities', 'context-form', (parts) => {
    const [required, ours] = groupExtensions(utf8('a'))
    propose(parts, context({ ...required!, extensionData: new Uint8Array(3) }, ours!))
  }),
  altered('adds a KeyPackage with a wrong signature', 'key-package', (parts, { erin }) =>
    propose(parts, addition(flip(erin.keyPackage.keyPackage, -1))),
  ),
  altered('adds a member who is in the group', 'member-twice', (parts, { people }) =>
    propose(parts, addition(people[1]!.keyPackage.keyPackage)),
  ),
  altered('adds someone twice', 'member-twice', (parts, { erin }) =>
    propose(parts, addition(erin.keyPackage.keyPackage), addition(erin.keyPackage.keyPackage)),
  ),
  altered('has more proposals than we allow', 'size', (parts) =>
    propose(parts, ...Array.from({ length: 513 }, () => remove(1))),
  ),
  altered('has no path', 'path-missing', (parts) => (parts.commit = { ...parts.commit, path: undefined })),
  [
    'gives its sender another device id',
    'path-leaf',
    ({ mallory, honest }) =>
      forgeLeaf(mallory, honest, (leaf) => ({
        ...leaf,
        credential: { credentialType: 'basic', identity: new Uint8Array(16) },
      })),
  ],
  [
    'gives its sender another signature key',
    'path-leaf',
    ({ mallory, honest, erin }) =>
      forgeLeaf(mallory, honest, (leaf) => ({ ...leaf, signaturePublicKey: erin.identity.signatureKey })),
  ],
  altered('has a leaf with a wrong signature', 'path-leaf', (parts) => {
    const path = parts.commit.path!
    const leafNode = { ...path.leafNode, signature: flip(path.leafNode.signature, 0) }
    parts.commit = { ...parts.commit, path: { ...path, leafNode } }
  }),
  [
    'has a leaf that nobody can encrypt to',
    'path-leaf',
    ({ mallory, honest }) => forgeLeaf(mallory, honest, (leaf) => ({ ...leaf, hpkePublicKey: new Uint8Array(32) })),
  ],
  [
    'has a leaf that forgets our extension',
    'path-leaf',
    ({ mallory, honest }) =>
      forgeLeaf(mallory, honest, (leaf) => ({ ...leaf, capabilities: { ...leaf.capabilities, extensions: [] } })),
  ],
  [
    'keeps the old leaf key',
    'path-form',
    ({ mallory, honest }) => {
      const own = unseal(mallory).tree[0]
      if (own?.nodeType !== 'leaf') throw new TypeError('no leaf')
      return forgeLeaf(mallory, honest, (leaf) => ({ ...leaf, hpkePublicKey: own.leaf.hpkePublicKey }))
    },
  ],
  [
    'has another parent hash',
    'path-form',
    ({ mallory, honest }) => forgeLeaf(mallory, honest, (leaf) => ({ ...leaf, parentHash: flip(leaf.parentHash, 0) })),
  ],
  altered('has a node too few', 'path-form', (parts) => alterNodes(parts, (nodes) => nodes.slice(1))),
  altered('has a node too many', 'path-form', (parts) => alterNodes(parts, (nodes) => [...nodes, nodes[0]!])),
  altered(
    'has a ciphertext too few',
    'path-form',
    alterFirst((node) => ({ ...node, encryptedPathSecret: [] })),
  ),
  altered(
    'has a ciphertext too many',
    'path-form',
    alterFirst((node) => ({
      ...node,
      encryptedPathSecret: [...node.encryptedPathSecret, node.encryptedPathSecret[0]!],
    })),
  ),
  altered(
    'has a ciphertext of another length',
    'path-form',
    alterFirst((node) => ({
      ...node,
      encryptedPathSecret: [{ ...node.encryptedPathSecret[0]!, ciphertext: new Uint8Array(47) }],
    })),
  ),
  altered(
    'has an encapsulated key of another length',
    'path-form',
    alterFirst((node) => ({
      ...node,
      encryptedPathSecret: [{ ...node.encryptedPathSecret[0]!, kemOutput: new Uint8Array(33) }],
    })),
  ),
  altered(
    'has a path key that nobody can encrypt to',
    'path-form',
    alterFirst((node) => ({ ...node, hpkePublicKey: new Uint8Array(32) })),
  ),
  altered(
    'has a path key that the parent hash does not cover',
    'path-form',
    alterFirst((node) => ({ ...node, hpkePublicKey: randomBytes(32) })),
  ),
]

describe('a message is refused by everyone alike when it', () => {
  it.each(cases)('%s', async (_, reason, make) => {
    const set = await scene()
    expect(await everyone(set.states, await make(set))).toEqual({ kind: 'invalid', reason })
  })

  it('reuses the encryption key of another member', async () => {
    const { mallory, states, erin } = await scene()
    const bob = unseal(mallory).tree[4]
    if (bob?.nodeType !== 'leaf') throw new TypeError('no leaf')
    const { signature } = await bestSuite()
    const [original] = decodeKeyPackage(erin.keyPackage.keyPackage, 0)!
    const leaf = { ...original.leafNode, hpkePublicKey: bob.leaf.hpkePublicKey }
    const leafNode = await signLeafNodeKeyPackage(leaf, erin.identity.signatureSeed, signature)
    const keyPackage = await signKeyPackage({ ...original, leafNode }, erin.identity.signatureSeed, signature)
    const message = await commitAnything(mallory, [{ proposalType: 'add', add: { keyPackage } }])
    expect(await everyone(states, message)).toEqual({ kind: 'invalid', reason: 'key-reuse' })
  })

  it('adds a device that the register does not know with that key', async () => {
    const { mallory, states, erin } = await scene()
    const add = [erin.keyPackage.keyPackage]
    const { message } = await engine.commit(mallory, { add, remove: [] }, utf8('who is Erin?'))
    const strict = tsMlsEngine({
      authenticate: (device) => !equalBytes(device, erin.identity.device),
    })
    for (const state of states)
      expect(await strict.inspect(state, message)).toEqual({ kind: 'invalid', reason: 'key-package' })
  })
})

describe('a message', () => {
  it('of another epoch says which', async () => {
    const { mallory, states, honest } = await scene()
    const future = await forge(mallory, honest, (parts) => (parts.epoch = 9n))
    expect(await everyone(states, future)).toEqual({ kind: 'other-epoch', epoch: 9 })
  })

  it('that is only re-signed stays a commit, so that the cases above fail for their own reason', async () => {
    const { mallory, states, honest } = await scene()
    const same = await forge(mallory, honest, () => {})
    expect(await everyone(states, same)).toMatchObject({ kind: 'commit' })
  })

  it('with any single bit changed is refused by everyone alike', async () => {
    const { states, honest } = await scene()
    for (let at = 0; at < honest.length; at += 3) {
      const message = flip(honest, at)
      expect((await everyone(states, message)).kind).not.toBe('commit')
    }
  })
})
