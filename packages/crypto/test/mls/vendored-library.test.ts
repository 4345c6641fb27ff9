import { hex, randomBytes, utf8 } from '@chancery/base'
import { validateRatchetTree } from 'ts-mls/clientState.js'
import { createCommit } from 'ts-mls/createCommit.js'
import { deriveSecret } from 'ts-mls/crypto/kdf.js'
import { getCommitSecret } from 'ts-mls/pathSecrets.js'
import type { RatchetTree } from 'ts-mls/ratchetTree.js'
import { toNodeIndex } from 'ts-mls/treemath.js'
import { describe, expect, it } from 'vitest'
import { groupExtensions } from '../../src/mls/group-form.ts'
import { toClientState, unseal } from '../../src/mls/group-state.ts'
import { bestSuite } from '../../src/mls/suite/suite.ts'
import { engineConfig } from '../../src/mls/ts-mls-engine.ts'
import { engine, office } from './_office.ts'

const NOTHING = { add: [], remove: [] }
const config = engineConfig({ authenticate: () => true })

/** The defects that our patch repairs and that the engine's own tests would not show (docs/adr/0003-mls-engine.md). */
describe('the vendored ts-mls', () => {
  it('gives a commit that changes the context alone an update path, unasked', async () => {
    const { states } = await office('Alice', 'Bob')
    const groupContextExtensions = { extensions: groupExtensions(utf8('new')) }
    const { commit } = await createCommit(
      { state: toClientState(unseal(states[0]!), config), cipherSuite: await bestSuite() },
      {
        wireAsPublicMessage: true,
        extraProposals: [{ proposalType: 'group_context_extensions', groupContextExtensions }],
      },
    )
    if (commit.wireformat !== 'mls_public_message') throw new TypeError('not public')
    const { content } = commit.publicMessage
    expect(content.contentType === 'commit' && content.commit.path).toBeTruthy()
  })

  it('derives the commit secret from the topmost node of the path, also when the root is blank', async () => {
    const { states } = await office('Alice', 'Bob', 'Carol', 'Dave')
    const { next } = await engine.commit(states[2]!, { add: [], remove: [0, 1] }, utf8('right half'))
    const { tree } = unseal(next)
    expect([tree[3], tree[5]?.nodeType]).toEqual([undefined, 'parent'])
    const { kdf } = await bestSuite()
    const secret = randomBytes(32)
    const found = await getCommitSecret(tree, toNodeIndex(5), secret, kdf)
    expect(hex(found)).toBe(hex(await deriveSecret(secret, 'path', kdf)))
  })

  it('refuses a tree in which a node lists an unmerged leaf that is blank or not below it', async () => {
    const { states } = await office('Alice', 'Bob', 'Carol', 'Dave', 'Erin')
    const { next } = await engine.commit(states[0]!, NOTHING, utf8('warm'))
    const { tree, context } = unseal(next)
    const suite = await bestSuite()
    for (const stranger of [4, 6]) {
      const altered: RatchetTree = tree.map((node, index) =>
        index === 1 && node?.nodeType === 'parent'
          ? { nodeType: 'parent', parent: { ...node.parent, unmergedLeaves: [stranger] } }
          : node,
      )
      const { treeHash } = context
      const error = await validateRatchetTree(
        altered,
        context,
        config.lifetimeConfig,
        config.authService,
        treeHash,
        suite,
      )
      expect(error?.message).toBe('Unmerged leaf did not represent a non-blank descendant leaf node')
    }
  })
})
