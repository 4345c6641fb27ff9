import { equalBytes } from '@chancery/base'
import type { RegisterEntry } from '@chancery/protocol'
import { decodeRegisterEntry } from '@chancery/protocol'
import type { Checkpoint, VerifierKey } from '@chancery/tlog'
import { TreeFrontier, leafHash, openCheckpoint, parseVerifierKey } from '@chancery/tlog'
import { decodeLeaves } from '../bundle/leaves.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { bundlePaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'
import type { ReadAnchors } from './read-anchors.ts'

/** The register as the anchors cover it: every leaf, none missing, none added, none changed. */
export interface ReadRegister {
  readonly leaves: readonly Uint8Array[]
  /** `undefined` where a leaf is malformed. */
  readonly entries: readonly (RegisterEntry | undefined)[]
  readonly organization: Extract<RegisterEntry, { kind: 'organization' }>
  readonly boardKey: VerifierKey
  /** How many entries the anchor before the message covers, and the one after it. */
  readonly sizeBefore: number
  readonly sizeAfter?: number
}

/** Recomputes the register's root from its leaves and compares it with the signed checkpoint inside each anchor. */
export async function readRegister(
  files: BundleFiles,
  anchors: ReadAnchors | undefined,
  findings: Findings,
): Promise<ReadRegister | undefined> {
  if (anchors === undefined) {
    findings.unchecked('register', 'Without an anchor it is not known which state of the register counts')
    return undefined
  }
  const register = await readLeaves(files, anchors)
  if (typeof register === 'string') {
    findings.failed('register', register)
    return undefined
  }
  findings.passed(
    'register',
    `The register’s ${register.leaves.length} entries give the root that the register signed in the anchor`,
  )
  return register
}

async function readLeaves(files: BundleFiles, anchors: ReadAnchors): Promise<ReadRegister | string> {
  const leaves = decodeLeaves(files.get(bundlePaths.leaves) ?? new Uint8Array(0))
  if (leaves === undefined) return 'The list of register entries is malformed'
  const entries = leaves.map(decodeRegisterEntry)
  const organization = entries[0]
  if (organization?.kind !== 'organization') return 'The register does not begin with an organization'
  const boardKey = parseVerifierKey(organization.board)
  const registerKey = parseVerifierKey(organization.register)
  if (boardKey === undefined || registerKey === undefined) return 'The founding entry names malformed keys'
  const before = await openHead(anchors.before.registerCheckpoint, registerKey)
  const after = anchors.after && (await openHead(anchors.after.registerCheckpoint, registerKey))
  if (before === undefined || (anchors.after !== undefined && after === undefined))
    return 'The register’s checkpoint in an anchor does not carry the register’s signature'
  if (after !== undefined && after.size < before.size) return 'The register of the later anchor is shorter'
  const problem = compareRoots(leaves, [before, ...(after === undefined ? [] : [after])])
  if (problem !== undefined) return problem
  const sizeAfter = after === undefined ? {} : { sizeAfter: after.size }
  return { leaves, entries, organization, boardKey, sizeBefore: before.size, ...sizeAfter }
}

async function openHead(note: string, key: VerifierKey): Promise<Checkpoint | undefined> {
  const opening = await openCheckpoint(note, key)
  return opening.status === 'verified' ? opening.checkpoint : undefined
}

function compareRoots(leaves: readonly Uint8Array[], heads: readonly Checkpoint[]): string | undefined {
  const wrong =
    'The list of register entries is not the one that the register signed: entries are missing, added, or changed'
  if (heads.at(-1)?.size !== leaves.length) return wrong
  const frontier = new TreeFrontier()
  const compare = (): boolean =>
    heads.every(({ size, root }) => size !== frontier.size || equalBytes(root, frontier.root()))
  for (const leaf of leaves) {
    frontier.append(leafHash(leaf))
    if (!compare()) return wrong
  }
  return undefined
}
