import type { Clock } from '@chancery/base'
import { base64url, equalBytes, fromBase64url } from '@chancery/base'
import { ApiError, SerialQueue } from '@chancery/host'
import type { LogReader } from '@chancery/host'
import { decodeRegisterEntry, encodeRegisterEntry } from '@chancery/protocol'
import type { AppendRequest, FoundRequest, RegisterEntry, RegisterSubmission } from '@chancery/protocol'
import { formatVerifierKey } from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import type { RegisterStore, SlotChange } from '../store/ports/register-store.ts'
import { admit, openCandidate } from './admission.ts'
import type { Candidate } from './admission.ts'
import { Directory } from './directory.ts'
import { admitFounding } from './founding.ts'
import type { FoundToken } from './founding.ts'
import { RegisterLog } from './register-log.ts'
import { RegisterState } from './register-state.ts'
import type { Standing } from './register-state.ts'
import { SlotQueue } from './slot-queue.ts'

export interface RegisterOptions {
  readonly store: RegisterStore
  readonly signer: NoteSigner
  /** The board's verifier key, which the organization signs together with the register's. */
  readonly boardKey: string
  readonly clock: Clock
  readonly foundToken: FoundToken
  /** Called once, when the store failed: the process must end. */
  readonly onFatal: (error: Error) => void
}

/** Who is let in: the log of keys and commitments, the directory of devices, and what both add up to. */
export class Register {
  readonly #options: RegisterOptions
  readonly #log: RegisterLog
  readonly #state = new RegisterState()
  readonly #queue = new SerialQueue()
  readonly #slots: SlotQueue
  #directory: Directory
  #onRevoked: (access: string) => void = () => undefined
  #onLetIn: () => void = () => undefined

  private constructor(options: RegisterOptions, log: RegisterLog, directory: Directory) {
    this.#options = options
    this.#log = log
    this.#directory = directory
    let position = 0
    for (const entry of log.entries()) this.#state.apply(entry, position++)
    this.#slots = new SlotQueue(options.clock, (changes) => this.#queue.run(() => this.#replaceSlots(changes)))
  }

  static async open(options: RegisterOptions): Promise<Register> {
    const snapshot = await options.store.load()
    const log = await RegisterLog.open(options.store, options.signer, snapshot)
    const register = new Register(options, log, new Directory(snapshot.slots))
    // A crash between founding and this leaves a token that is worth nothing.
    if (register.isFounded) await options.foundToken.discard()
    return register
  }

  get log(): LogReader & Pick<RegisterLog, 'openings'> {
    return this.#log
  }

  get isFounded(): boolean {
    return this.#state.organization !== undefined
  }

  /** The directory file (encodeDirectory); the last `directory` entry holds its hash. */
  get directoryFile(): Uint8Array {
    return this.#directory.file
  }

  standing(access: string): Standing {
    return this.#state.standing(access)
  }

  /** Sets who hears, at once, that a device was revoked. */
  onRevoked(listener: (access: string) => void): void {
    this.#onRevoked = listener
  }

  /** Sets who hears that there is something new about people and devices; the directory's own renewals are not told. */
  onLetIn(listener: () => void): void {
    this.#onLetIn = listener
  }

  /** Appends the organization and its first device; resolves with the device's position. Throws {@link ApiError}. */
  found(request: FoundRequest): Promise<number> {
    return this.#queue.run(async () => {
      const organization = openCandidate(request.organization)
      const device = openCandidate(request.device)
      const earlier = this.#earlier(device.submission)
      if (earlier !== undefined && this.#earlier(organization.submission) !== undefined) return earlier
      if (this.isFounded)
        throw new ApiError('api/already-founded', 'This installation has its organization; ask for an invitation')
      const keys = { board: this.#options.boardKey, register: formatVerifierKey(this.#options.signer.key) }
      await admitFounding({ token: request.token, organization, device }, this.#options.foundToken, keys)
      const start = await this.#append([organization, device])
      await this.#options.foundToken.discard()
      return start + 1
    })
  }

  /** Appends one entry; resolves with its position. A byte-identical retry resolves with the first one's. */
  append(request: AppendRequest, isSignedIn: boolean): Promise<number> {
    return this.#queue.run(async () => {
      const candidate = openCandidate(request)
      const earlier = this.#earlier(candidate.submission)
      if (earlier !== undefined) return earlier
      await admit(this.#state, candidate, this.#now(), isSignedIn)
      const position = await this.#append([candidate])
      this.#onLetIn()
      return position
    })
  }

  /** Replaces a device's directory slot; resolves when it is durable and its directory's hash is on the register. */
  putSlot(access: string, sealed: Uint8Array): Promise<void> {
    return this.#slots.put({ access: fromBase64url(access) as Uint8Array, sealed })
  }

  #now(): number {
    return Math.max(this.#state.lastTime, Math.floor(this.#options.clock.now() / 1000))
  }

  #earlier(submission: RegisterSubmission): number | undefined {
    const position = this.#state.position(submission)
    const leaf = position === undefined ? undefined : this.#log.leaf(position)
    if (leaf === undefined) return undefined
    const appended = encodeRegisterEntry({ ...submission, time: decodeRegisterEntry(leaf)?.time ?? 0 })
    return equalBytes(appended, leaf) ? position : undefined
  }

  async #append(candidates: readonly Candidate[]): Promise<number> {
    const time = this.#now()
    const changes = candidates.flatMap((candidate) => this.#slotChange(candidate))
    const entries = candidates.map(({ submission, opening }) => ({ entry: { ...submission, time }, opening }))
    const start = await this.#commit(entries, changes)
    for (const { submission } of candidates) if (submission.kind === 'revocation') this.#onRevoked(submission.access)
    return start
  }

  #slotChange({ submission, slot }: Candidate): SlotChange[] {
    if (submission.kind === 'device' && slot !== undefined)
      return [{ access: fromBase64url(submission.access) as Uint8Array, sealed: slot }]
    const access = submission.kind === 'revocation' ? fromBase64url(submission.access) : undefined
    return access !== undefined && this.#directory.has(access) ? [{ access, sealed: undefined }] : []
  }

  async #replaceSlots(changes: readonly SlotChange[]): Promise<void> {
    // A device may have been revoked while its slot waited.
    await this.#commit(
      [],
      changes.filter(({ access }) => this.#state.standing(base64url(access)) === 'active'),
    )
  }

  /** The one durable step: entries, slots, and the new directory's hash together, so that they never disagree. */
  async #commit(
    entries: readonly { entry: RegisterEntry; opening: Uint8Array | undefined }[],
    changes: readonly SlotChange[],
  ): Promise<number> {
    const directory = changes.length === 0 ? this.#directory : this.#directory.with(changes)
    const isChanged = !equalBytes(directory.file, this.#directory.file)
    const hash: RegisterEntry = { kind: 'directory', hash: base64url(directory.hash), time: this.#now() }
    const all = isChanged ? [...entries, { entry: hash, opening: undefined }] : entries
    if (all.length === 0) return this.#log.size
    try {
      const start = await this.#log.append(all, changes)
      all.forEach(({ entry }, index) => this.#state.apply(entry, start + index))
      this.#directory = directory
      return start
    } catch (error) {
      this.#options.onFatal(error as Error)
      throw error
    }
  }

  /** Writes what waits, takes no more slots. */
  async close(): Promise<void> {
    await this.#slots.close()
    await this.#queue.idle()
  }
}
