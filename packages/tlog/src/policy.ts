import { hex } from '@chancery/base'
import { tlogError } from './errors.ts'
import { parseVerifierKey } from './verifier-key.ts'
import type { VerifierKey } from './verifier-key.ts'

/** A key that the policy names, and where to reach its holder. */
export interface PolicyParty {
  readonly key: VerifierKey
  readonly url?: string
}

/** Whom to believe: a checkpoint counts when one of `logs` signed it and `quorum` is met. */
export interface Policy {
  readonly logs: readonly PolicyParty[]
  /** By the name that the policy gives them. */
  readonly witnesses: ReadonlyMap<string, PolicyParty>
  /** At least `threshold` of `members`, each a witness or an earlier group. */
  readonly groups: ReadonlyMap<string, { readonly threshold: number; readonly members: readonly string[] }>
  /** A witness or group, or `undefined` when no cosignature is asked for. */
  readonly quorum: string | undefined
}

class PolicyReader {
  readonly logs: PolicyParty[] = []
  readonly witnesses = new Map<string, PolicyParty>()
  readonly groups = new Map<string, { threshold: number; members: readonly string[] }>()
  quorum: string | undefined
  hasQuorum = false
  readonly #publicKeys = new Set<string>()
  readonly #grouped = new Set<string>()

  /** Whether the line was understood. */
  read(words: readonly string[]): boolean {
    const [keyword, ...rest] = words
    if (keyword === 'log') return this.#readLog(rest)
    if (keyword === 'witness') return this.#readWitness(rest)
    if (keyword === 'group') return this.#readGroup(rest)
    return keyword === 'quorum' && this.#readQuorum(rest)
  }

  #readKey(role: 'log' | 'witness', text: string, url: string | undefined): PolicyParty | undefined {
    const key = parseVerifierKey(text)
    if (key === undefined || key.algorithm === (role === 'log' ? 'cosignature-ed25519' : 'ed25519')) return undefined
    // Under two names one witness would count twice.
    const id = `${role} ${hex(key.publicKey)}`
    if (this.#publicKeys.has(id)) return undefined
    this.#publicKeys.add(id)
    return url === undefined ? { key } : { key, url }
  }

  #readLog([vkey = '', url, ...more]: readonly string[]): boolean {
    const party = this.#readKey('log', vkey, url)
    if (party === undefined || more.length > 0) return false
    this.logs.push(party)
    return true
  }

  #readWitness([name = '', vkey = '', url, ...more]: readonly string[]): boolean {
    const party = this.#readKey('witness', vkey, url)
    if (party === undefined || more.length > 0 || !this.#isFree(name)) return false
    this.witnesses.set(name, party)
    return true
  }

  #readGroup([name = '', rule = '', ...members]: readonly string[]): boolean {
    if (!this.#isFree(name) || members.length === 0) return false
    const threshold =
      rule === 'all' ? members.length : rule === 'any' ? 1 : /^[1-9][0-9]{0,8}$/.test(rule) ? Number(rule) : 0
    if (threshold < 1 || threshold > members.length) return false
    for (const member of members) {
      // In at most one group, so that each witness contributes in one way only.
      if (!this.#isDefined(member) || this.#grouped.has(member)) return false
      this.#grouped.add(member)
    }
    this.groups.set(name, { threshold, members })
    return true
  }

  #readQuorum([name = '', ...more]: readonly string[]): boolean {
    if (this.hasQuorum || more.length > 0 || (name !== 'none' && !this.#isDefined(name))) return false
    this.hasQuorum = true
    this.quorum = name === 'none' ? undefined : name
    return true
  }

  #isDefined(name: string): boolean {
    return this.witnesses.has(name) || this.groups.has(name)
  }

  #isFree(name: string): boolean {
    return name !== '' && name !== 'none' && !this.#isDefined(name)
  }
}

/**
 * The policy in a trust file (tlog-policy, "Policy file syntax and structure"). The file is the verifier's own, so a
 * mistake throws: `tlog/policy` with the number of the first bad line, or 0 when the quorum line is missing.
 */
export function parsePolicy(text: string): Policy {
  const reader = new PolicyReader()
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    // oxlint-disable-next-line no-control-regex -- the standard allows tab and no other control character
    if (/[\0-\x08\x0b-\x1f\x7f]/.test(line)) throw tlogError('tlog/policy', { line: i + 1 })
    if (words.length === 0 || words[0]?.startsWith('#')) continue
    if (!reader.read(words)) throw tlogError('tlog/policy', { line: i + 1 })
  }
  if (!reader.hasQuorum) throw tlogError('tlog/policy', { line: 0 })
  const { logs, witnesses, groups, quorum } = reader
  return { logs, witnesses, groups, quorum }
}

/** Whether these witnesses, by the policy's names for them, are enough. */
export function isQuorum(policy: Policy, cosigners: ReadonlySet<string>): boolean {
  const counts = (name: string): boolean => {
    const group = policy.groups.get(name)
    if (group === undefined) return policy.witnesses.has(name) && cosigners.has(name)
    return group.members.filter(counts).length >= group.threshold
  }
  return policy.quorum === undefined || counts(policy.quorum)
}
