import { CodedError } from '@chancery/base'
import { type ClientConfig, defaultClientConfig } from 'ts-mls/clientConfig.js'
import { mlsExporter } from 'ts-mls/keySchedule.js'
import type { MlsEngine, MlsErrorCode } from './engine.ts'
import { memberOf, readGroupExtensions } from './group-form.ts'
import { type GroupState, memberAt, membersOf, seal, unseal } from './group-state.ts'
import { enterGroup, startGroup } from './join-group.ts'
import { judgeCommit } from './judge-commit.ts'
import { makeKeyPackage, openKeyPackage } from './key-package.ts'
import { followCommit } from './follow-commit.ts'
import { prepareCommit, refusedProposals } from './make-commit.ts'
import { decodeState, encodeState } from './state-codec.ts'
import { bestSuite } from './suite/suite.ts'

/** What the engine must be told from outside. */
export interface MlsEngineOptions {
  /**
   * The Authentication Service (RFC 9750, 4): whether the register ever certified `device` with `signatureKey`. It must
   * answer alike on every device that has read the register as far as the anchor before the commit in question.
   */
  readonly authenticate: (device: Uint8Array, signatureKey: Uint8Array) => boolean
}

const EXPORT_LABEL = 'chancery/v1 day'
const EXPORT_LENGTH = 32

/** The configuration under which the library judges; its lifetimes stay unread, because clocks differ. */
export function engineConfig({ authenticate }: MlsEngineOptions): ClientConfig {
  const validateCredential: ClientConfig['authService']['validateCredential'] = async (credential, signatureKey) =>
    'identity' in credential && authenticate(credential.identity, signatureKey)
  return {
    ...defaultClientConfig,
    authService: { validateCredential },
    lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
    // The smallest number that the library handles; we drop what it retains.
    keyRetentionConfig: { retainKeysForEpochs: 1, retainKeysForGenerations: 1, maximumForwardRatchetSteps: 1 },
  }
}

async function takeEpochSecret(state: GroupState): Promise<{ secret: Uint8Array; state: GroupState }> {
  const { exporterSecret, context } = state
  if (exporterSecret === undefined) {
    const message = 'The secret of this epoch was taken before; use the one that was kept then'
    throw new CodedError<MlsErrorCode>('mls/epoch-secret-taken', message)
  }
  const secret = await mlsExporter(exporterSecret, EXPORT_LABEL, context.groupId, EXPORT_LENGTH, await bestSuite())
  return { secret, state: { ...state, exporterSecret: undefined } }
}

/** The engine over the vendored ts-mls (docs/adr/0003-mls-engine.md). */
export function tsMlsEngine(options: MlsEngineOptions): MlsEngine {
  const config = engineConfig(options)
  return {
    makeKeyPackage: async (identity, notAfter) => makeKeyPackage(await bestSuite(), identity, notAfter),
    readKeyPackage: async (bytes) => {
      const keyPackage = await openKeyPackage(await bestSuite(), bytes)
      if (keyPackage === undefined) return undefined
      const { device, signatureKey } = memberOf(keyPackage.leafNode, 0)
      return { device, signatureKey, notAfter: Number(keyPackage.leafNode.lifetime.notAfter) }
    },
    create: async (group, context, own) => seal(await startGroup(await bestSuite(), config, group, context, own)),
    join: async (welcome, own) => seal(await enterGroup(await bestSuite(), config, welcome, own)),
    commit: async (state, proposals, statement) => {
      const suite = await bestSuite()
      const { next, ...prepared } = await prepareCommit(suite, config, unseal(state), proposals, statement)
      // Nobody may publish what the others would refuse, so the sender is judged by the same code.
      const judged = await judgeCommit(suite, config, unseal(state), prepared.message)
      if (judged.kind !== 'commit') throw refusedProposals(judged.kind === 'invalid' ? judged.reason : 'proposal-form')
      return { ...prepared, next: seal(next) }
    },
    inspect: async (state, message) => judgeCommit(await bestSuite(), config, unseal(state), message),
    apply: async (state, message) => followCommit(await bestSuite(), config, unseal(state), message),
    group: (state) => unseal(state).context.groupId.slice(),
    epoch: (state) => Number(unseal(state).context.epoch),
    context: (state) => {
      const context = readGroupExtensions(unseal(state).context.extensions)
      if (context === undefined) throw new TypeError('context: a state never has any other form')
      return context.slice()
    },
    members: (state) => membersOf(unseal(state).tree),
    own: (state) => {
      const { tree, leaf } = unseal(state)
      const member = memberAt(tree, leaf)
      if (member === undefined) throw new TypeError('own: a state always has its own leaf')
      return member
    },
    takeEpochSecret: async (state) => {
      const taken = await takeEpochSecret(unseal(state))
      return { secret: taken.secret, state: seal(taken.state) }
    },
    authenticator: (state) => unseal(state).authenticator?.slice(),
    encode: (state) => encodeState(unseal(state)),
    decode: (bytes) => seal(decodeState(bytes)),
  }
}
