import { hex, randomBytes } from '@chancery/base'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import type { PublicKey } from 'ts-mls/crypto/hpke.js'
import { getHpkePublicKey } from 'ts-mls/ratchetTree.js'
import type { CommitProposals, MlsState } from '../../crypto/src/mls/engine.ts'
import { seal, unseal } from '../../crypto/src/mls/group-state.ts'
import { prepareCommit } from '../../crypto/src/mls/make-commit.ts'
import { bestSuite } from '../../crypto/src/mls/suite/suite.ts'
import { engineConfig } from '../../crypto/src/mls/ts-mls-engine.ts'

/**
 * What Mallory spoils in a commit that everyone must still find publicly valid:
 * the path ciphertext for a key that `victim` holds (whoever shares that key is hit too), the confirmation tag (nobody
 * can follow), or the public key of the lowest node on the path (those below it get keys that do not fit the tree).
 */
export type Harm =
  | { readonly kind: 'path'; readonly victim: MlsState }
  | { readonly kind: 'confirmation-tag' }
  | { readonly kind: 'path-keys' }

function spoilPath(suite: CiphersuiteImpl, victim: MlsState): CiphersuiteImpl {
  const { privateKeys, tree } = unseal(victim)
  const keys = Object.keys(privateKeys).map((index) => hex(getHpkePublicKey(tree[Number(index)]!)))
  const imported = new WeakMap<PublicKey, string>()
  return {
    ...suite,
    hpke: {
      ...suite.hpke,
      importPublicKey: async (bytes) => {
        const key = await suite.hpke.importPublicKey(bytes)
        imported.set(key, hex(bytes))
        return key
      },
      seal: async (publicKey, plaintext, info, aad) => {
        const sealed = await suite.hpke.seal(publicKey, plaintext, info, aad)
        const spoiled = keys.includes(imported.get(publicKey) ?? '')
        return spoiled ? { enc: sealed.enc, ct: randomBytes(sealed.ct.length) } : sealed
      },
    },
  }
}

function spoilConfirmationTag(suite: CiphersuiteImpl): CiphersuiteImpl {
  return {
    ...suite,
    hash: {
      ...suite.hash,
      mac: async (key, bytes) => {
        const tag = await suite.hash.mac(key, bytes)
        // The confirmation tag covers a transcript hash, the membership tag a whole message.
        if (bytes.length === 32) tag[0] = (tag[0] ?? 0) ^ 1
        return tag
      },
    },
  }
}

function spoilPathKeys(suite: CiphersuiteImpl): CiphersuiteImpl {
  let derived = 0
  return {
    ...suite,
    hpke: {
      ...suite.hpke,
      // The first key pair is the leaf's, the second that of the lowest node.
      deriveKeyPair: (secret) => {
        derived += 1
        return suite.hpke.deriveKeyPair(derived === 2 ? randomBytes(32) : secret)
      },
    },
  }
}

function spoil(suite: CiphersuiteImpl, harm: Harm): CiphersuiteImpl {
  if (harm.kind === 'path') return spoilPath(suite, harm.victim)
  return harm.kind === 'confirmation-tag' ? spoilConfirmationTag(suite) : spoilPathKeys(suite)
}

/** A commit by the owner of `state` that is publicly valid and that some members cannot follow. Parameters as in `commit`. */
export async function halfGoodCommit(
  state: MlsState,
  proposals: CommitProposals,
  statement: Uint8Array,
  harm: Harm,
): Promise<{ message: Uint8Array; welcome?: Uint8Array; next: MlsState }> {
  const suite = spoil(await bestSuite(), harm)
  const config = engineConfig({ authenticate: () => true })
  const { next, ...prepared } = await prepareCommit(suite, config, unseal(state), proposals, statement)
  return { ...prepared, next: seal(next) }
}
