import { createHash } from 'node:crypto'
import { base64url, randomBytes } from '@chancery/base'
import type { Clock } from '@chancery/base'

const LIFETIME_SECONDS = 12 * 60 * 60
/** Open sessions per device; the oldest ends when there are more. */
const MAX_PER_DEVICE = 16

interface Session {
  readonly access: string
  readonly expires: number
}

/** Who is signed in: in memory only, so a restart signs everybody out and a disk tells of nobody. */
export class Sessions {
  readonly #clock: Clock
  readonly #byToken = new Map<string, Session>()
  readonly #byDevice = new Map<string, Set<string>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A new session: its token (URL-safe base64) and when it ends, in Unix seconds. */
  open(access: string): { token: string; expires: number } {
    const token = base64url(randomBytes(32))
    const expires = Math.floor(this.#clock.now() / 1000) + LIFETIME_SECONDS
    const id = idOf(token)
    const own = this.#byDevice.get(access) ?? new Set()
    for (const old of [...own].slice(0, Math.max(0, own.size - MAX_PER_DEVICE + 1))) this.#drop(old)
    own.add(id)
    this.#byDevice.set(access, own)
    this.#byToken.set(id, { access, expires })
    return { token, expires }
  }

  /** The access key of the device that holds this token, or `undefined`. */
  device(token: string): string | undefined {
    const id = idOf(token)
    const session = this.#byToken.get(id)
    if (session === undefined) return undefined
    if (session.expires * 1000 > this.#clock.now()) return session.access
    this.#drop(id)
    return undefined
  }

  #drop(id: string): void {
    const session = this.#byToken.get(id)
    this.#byToken.delete(id)
    const own = this.#byDevice.get(session?.access ?? '')
    own?.delete(id)
    if (session !== undefined && own?.size === 0) this.#byDevice.delete(session.access)
  }

  /** Ends all sessions of a device. */
  end(access: string): void {
    for (const id of this.#byDevice.get(access) ?? []) this.#drop(id)
  }
}

/** Looked up by hash, so that the time of a look-up says nothing about any token. */
function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
