/** What one check found. `unchecked` is neither good nor bad: something that it needs is missing, here or elsewhere. */
export type CheckStatus = 'passed' | 'failed' | 'unchecked'

/** The checks on a bundle, in the order in which they are made; docs/spec/7-evidence.md, "Checks". */
export type BundleCheckName =
  | 'files'
  | 'statement'
  | 'envelope'
  | 'cells'
  | 'anchor'
  | 'register'
  | 'board'
  | 'place'
  | 'certificates'
  | 'register-complete'
  | 'signature'
  | 'standing'
  | 'index'
  | 'later-revocation'
  | 'organization-key'

/** One check and a sentence for people. */
export interface BundleCheck {
  readonly name: BundleCheckName
  readonly status: CheckStatus
  readonly text: string
}

/** What is attached to a text. The bundle does not hold it: whoever has the file from elsewhere compares. */
export interface AttachmentFacts {
  readonly kind: 'photo' | 'voice note' | 'file'
  readonly type: string
  readonly bytes: number
  readonly name?: string
  /** What it shows, in the sender’s words. */
  readonly description?: string
  /** SHA-256 of its chunk in the vault, or of the index of its chunks, in hex. */
  readonly hash: string
}

/** What a statement does to a message, whose own bundle shows what that is. */
export interface ActFacts {
  readonly kind: 'edit' | 'delete' | 'react' | 'pin' | 'vote'
  /** Id of the message. */
  readonly message: string
  /** The new text, the reaction, or the numbers of the chosen options. */
  readonly text?: string
  /** The same for people, without the text. */
  readonly sentence: string
}

/** How the sender looks, when the statement says that: `statement.json` holds the picture. */
export interface PortraitFacts {
  /** 0: it is taken away. */
  readonly bytes: number
  /** SHA-256 of the picture, in hex. */
  readonly hash?: string
  readonly sentence: string
}

/** What a verified bundle says, in plain terms. Times are Unix seconds. */
export interface BundleFacts {
  readonly message: string
  readonly conversation: string
  readonly organization: string
  /** The organization's key in URL-safe base64, and the SHA-256 of `keys/organization.pub.pem` in DER form, in hex. */
  readonly organizationKey: string
  readonly fingerprint: string
  readonly person: string
  readonly office?: string
  readonly deviceLabel: string
  readonly device: string
  /** Absent when the statement is not a text. */
  readonly text?: string
  readonly attachment?: AttachmentFacts
  /** What the statement does to another message, when it is an act. */
  readonly act?: ActFacts
  /** When the statement tells a portrait. */
  readonly portrait?: PortraitFacts
  /** By the sender's clock, with the minutes east of UTC. */
  readonly senderTime: number
  readonly senderZoneMinutes: number
  /** By the board's clock, at the last anchor before the message. */
  readonly boardTime: number
  readonly position: number
}

/** The answer of `verifyBundle`. `facts` are there only when nothing failed and the sender is certain. */
export interface BundleReport {
  readonly status: 'verified' | 'failed' | 'unchecked'
  readonly checks: readonly BundleCheck[]
  readonly facts?: BundleFacts
}

/** Points that a bundle alone can never settle: left open they are told, and do not change the whole. */
const OPEN_POINTS: ReadonlySet<BundleCheckName> = new Set(['later-revocation', 'organization-key'])

/** Collects what the checks find. */
export class Findings {
  readonly #checks: BundleCheck[] = []

  passed(name: BundleCheckName, text: string): void {
    this.#checks.push({ name, status: 'passed', text })
  }

  failed(name: BundleCheckName, text: string): void {
    this.#checks.push({ name, status: 'failed', text })
  }

  unchecked(name: BundleCheckName, text: string): void {
    this.#checks.push({ name, status: 'unchecked', text })
  }

  /** The checks, and their sum: one failure fails all; else one that could not be made leaves all unchecked. */
  report(facts: BundleFacts | undefined): BundleReport {
    const checks = this.#checks
    const has = (status: CheckStatus): boolean =>
      checks.some((check) => check.status === status && !OPEN_POINTS.has(check.name))
    const isFailed = checks.some(({ status }) => status === 'failed')
    const status = isFailed ? 'failed' : has('unchecked') ? 'unchecked' : 'verified'
    return { status, checks, ...(facts === undefined || isFailed ? {} : { facts }) }
  }
}
