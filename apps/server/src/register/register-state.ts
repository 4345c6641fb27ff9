import type { RegisterEntry, RegisterSubmission } from '@chancery/protocol'

/** Whether a device may sign in. */
export type Standing = 'unknown' | 'active' | 'revoked'

interface Invitation {
  readonly expires: number
  isUsed: boolean
}

interface Device {
  readonly revoke: string
  isRevoked: boolean
}

/**
 * What the register's entries add up to, as far as the server must know it: keys that may do something, and no person.
 * Keys are their URL-safe base64. It is rebuilt from the log at every start and never stored.
 */
export class RegisterState {
  readonly #devices = new Map<string, Device>()
  readonly #invitations = new Map<string, Invitation>()
  readonly #positions = new Map<string, number>()
  #organization: string | undefined
  #lastTime = 0

  /** The organization's public key, once there is one. */
  get organization(): string | undefined {
    return this.#organization
  }

  /** Unix time in seconds of the last entry. */
  get lastTime(): number {
    return this.#lastTime
  }

  apply(entry: RegisterEntry, position: number): void {
    this.#lastTime = entry.time
    if (entry.kind === 'directory') return
    this.#positions.set(entry.commitment, position)
    if (entry.kind === 'organization') this.#organization = entry.key
    if (entry.kind === 'invitation') this.#invitations.set(entry.key, { expires: entry.expires, isUsed: false })
    if (entry.kind === 'device') {
      this.#devices.set(entry.access, { revoke: entry.revoke, isRevoked: false })
      const invitation = this.#invitations.get(entry.invitation ?? '')
      if (invitation !== undefined) invitation.isUsed = true
    }
    if (entry.kind === 'revocation') {
      const device = this.#devices.get(entry.access)
      if (device !== undefined) device.isRevoked = true
    }
  }

  standing(access: string): Standing {
    const device = this.#devices.get(access)
    if (device === undefined) return 'unknown'
    return device.isRevoked ? 'revoked' : 'active'
  }

  /** The key that may revoke this device. */
  revokeKey(access: string): string | undefined {
    return this.#devices.get(access)?.revoke
  }

  invitation(key: string): Readonly<Invitation> | undefined {
    return this.#invitations.get(key)
  }

  /** Where an entry with this submission's commitment lies: a retry, or an attempt to use a commitment twice. */
  position(submission: RegisterSubmission): number | undefined {
    return this.#positions.get(submission.commitment)
  }
}
