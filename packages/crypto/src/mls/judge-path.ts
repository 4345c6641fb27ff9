import { equalBytes, hex } from '@chancery/base'
import { validateLeafNodeUpdateOrCommit } from 'ts-mls/clientState.js'
import { filterNewLeaves } from 'ts-mls/createCommit.js'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import type { ClientConfig } from 'ts-mls/clientConfig.js'
import { filteredDirectPathAndCopathResolution, getHpkePublicKey, type RatchetTree } from 'ts-mls/ratchetTree.js'
import { type NodeIndex, toLeafIndex } from 'ts-mls/treemath.js'
import { applyUpdatePath, type UpdatePath } from 'ts-mls/updatePath.js'
import type { CommitFlaw, MlsMember } from './engine.ts'
import { isOurLeaf, memberOf } from './group-form.ts'
import type { GroupState } from './group-state.ts'
import { isUsableX25519 } from './suite/small-order.ts'

// An HPKE encapsulated key, and an encrypted 32-byte path secret with its authentication tag.
const KEM_OUTPUT_LENGTH = 32
const CIPHERTEXT_LENGTH = 48

/** What {@link judgePath} needs besides the path. */
export interface PathSituation {
  readonly suite: CiphersuiteImpl
  readonly config: ClientConfig
  readonly state: GroupState
  readonly sender: MlsMember
  /** The tree after the proposals, before the path. */
  readonly tree: RatchetTree
  /** Nodes of the leaves that this commit adds: they get their path secret in the Welcome. */
  readonly added: NodeIndex[]
}

/** Judges an update path by what everyone can see of it (RFC 9420, 7.5, 7.9 and 12.4.2): not by what its ciphertexts hold. */
export async function judgePath(path: UpdatePath, situation: PathSituation): Promise<CommitFlaw | undefined> {
  if (!(await isLeafOfSender(path, situation))) return 'path-leaf'
  if (!hasRightShape(path, situation)) return 'path-form'
  let tree: RatchetTree
  try {
    tree = await applyUpdatePath(situation.tree, toLeafIndex(situation.sender.leaf), path, situation.suite.hash)
  } catch {
    return 'path-form'
  }
  return hasUniqueKeys(tree) ? undefined : 'key-reuse'
}

/** A commit renews the encryption key of its sender's leaf and nothing else about who it is. */
async function isLeafOfSender(
  { leafNode }: UpdatePath,
  { suite, config, state, sender }: PathSituation,
): Promise<boolean> {
  if (!isOurLeaf(leafNode)) return false
  const claimed = memberOf(leafNode, sender.leaf)
  if (!equalBytes(claimed.device, sender.device) || !equalBytes(claimed.signatureKey, sender.signatureKey)) return false
  const leaf = toLeafIndex(sender.leaf)
  const error = await validateLeafNodeUpdateOrCommit(leafNode, leaf, state.context, config.authService, suite.signature)
  return error === undefined
}

/** Whether there is one usable key per node of the filtered direct path, and one ciphertext per node that must learn its secret. */
function hasRightShape({ nodes }: UpdatePath, { sender, tree, added }: PathSituation): boolean {
  const wanted = filteredDirectPathAndCopathResolution(toLeafIndex(sender.leaf), tree)
  return (
    nodes.length === wanted.length &&
    nodes.every(({ hpkePublicKey, encryptedPathSecret }, index) => {
      const readers = filterNewLeaves(wanted[index]?.resolution ?? [], added)
      return (
        isUsableX25519(hpkePublicKey) &&
        encryptedPathSecret.length === readers.length &&
        encryptedPathSecret.every(
          ({ kemOutput, ciphertext }) =>
            kemOutput.length === KEM_OUTPUT_LENGTH && ciphertext.length === CIPHERTEXT_LENGTH,
        )
      )
    })
  )
}

/** Whether no encryption key stands at two nodes of a tree, so that joiners accept it too (RFC 9420, 12.4.3.1). */
export function hasUniqueKeys(tree: RatchetTree): boolean {
  const keys = tree.flatMap((node) => (node === undefined ? [] : [hex(getHpkePublicKey(node))]))
  return new Set(keys).size === keys.length
}
