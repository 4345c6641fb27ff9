import type { CodedError } from '@chancery/base'
import type { ConversationId, PersonId } from '@chancery/protocol'
import { directWith } from '../conversation/direct.ts'
import { reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { failNext, failPosted } from '../letter/fail-text.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { forgetWelcomes, postEntries } from '../outbox/post.ts'
import { isOnItsWay } from '../outbox/on-its-way.ts'
import { prepareOutbox } from '../outbox/prepare.ts'
import { asError, isRefusal } from './passing.ts'

/** So often something is posted that the server says it has, before its person is told. */
const TRIES = 4
/** What landed is on the board when the heads after its answer are taken in; one more, because answer and heads may cross. */
const HEADS = 2

/**
 * Sends what waits while the line is open. The lock is held only to sign and store; posts fly without it, so that nothing
 * that comes in is delayed, and what is written meanwhile goes out together with the next one. What was posted is done when
 * the live connection brings it back.
 */
export class Courier {
  readonly #engine: Engine
  readonly #onFailure: (error: Error) => void
  #isOpen = false
  #isDue = false
  #running: Promise<void> | undefined

  /** `onFailure` hears what only a new connection can mend, or nothing can. */
  constructor(engine: Engine, onFailure: (error: Error) => void) {
    this.#engine = engine
    this.#onFailure = onFailure
  }

  open(): void {
    this.#isOpen = true
    this.nudge()
  }

  close(): void {
    this.#isOpen = false
  }

  /** Resolves when nothing is under way. */
  async settle(): Promise<void> {
    await this.#running
  }

  /** There is something to send. */
  nudge(): void {
    this.#isDue = true
    if (this.#isOpen) this.#running ??= this.#run()
  }

  /** The heads of both logs were taken in: what landed before should have been seen. */
  async hearHeads(): Promise<void> {
    const { posted, outbox } = this.#engine
    const lost: OutboxEntry[] = []
    for (const [sequence, post] of posted) {
      if (post.state === 'refused') post.state = 'due'
      if (post.state !== 'landed' || ++post.heads < HEADS) continue
      post.state = 'due'
      const entry = outbox.find((one) => one.sequence === sequence)
      if (entry !== undefined && post.tries >= TRIES) lost.push(entry)
    }
    const failure = {
      code: 'client/not-on-board',
      text: 'The server took the message, but it does not appear on the board. Tell your administrator if this happens twice',
    }
    for (const entry of lost) {
      posted.delete(entry.sequence)
      if (!(await failPosted(this.#engine, entry, failure))) this.#engine.warn(failure.code, failure.text)
    }
    this.nudge()
  }

  /** A block was taken in: it may have brought something that has to be answered. */
  hearBlock(): void {
    if (this.#engine.outbox.some((entry) => entry.failure === undefined && !isOnItsWay(this.#engine, entry)))
      this.nudge()
  }

  async #run(): Promise<void> {
    try {
      while (this.#isDue && this.#isOpen) {
        this.#isDue = false
        await this.#deliver()
      }
    } catch (error) {
      this.#onFailure(asError(error))
    } finally {
      this.#running = undefined
    }
  }

  async #deliver(): Promise<void> {
    const engine = this.#engine
    for (let isMore = true; isMore && this.#isOpen;) {
      isMore = false
      const { ready, strangers, outOfLine } = await engine.exclusive(() => prepareOutbox(engine))
      await this.#post(ready)
      for (const person of strangers) if (await this.#begin(person)) isMore = true
      for (const id of outOfLine) if (await this.#bringInLine(id)) isMore = true
    }
  }

  /** Begins the conversation with a person who is written to for the first time. Gives whether there is one now. */
  #begin(person: PersonId): Promise<boolean> {
    const engine = this.#engine
    return this.#unlessRefused(
      () => engine.exclusive(() => directWith(engine, person)),
      (error) => failNext(engine, { kind: 'person', person }, error),
    )
  }

  #bringInLine(conversation: ConversationId): Promise<boolean> {
    const engine = this.#engine
    return this.#unlessRefused(
      () => engine.exclusive(() => reconcile(engine, conversation, 'speaking')),
      (error) => failNext(engine, { kind: 'conversation', conversation }, error),
    )
  }

  async #unlessRefused(
    task: () => Promise<unknown>,
    onRefusal: (error: CodedError) => Promise<unknown>,
  ): Promise<boolean> {
    try {
      await task()
      return true
    } catch (error) {
      if (!isRefusal(error)) throw error
      await onRefusal(error)
      return false
    }
  }

  async #post(ready: readonly OutboxEntry[]): Promise<void> {
    const engine = this.#engine
    if (ready.length === 0) return
    try {
      await postEntries(engine, ready)
    } catch (error) {
      if (!isRefusal(error)) throw error
      await (ready.length === 1 ? this.#refuse(ready[0] as OutboxEntry, error) : this.#postSingly(ready))
    }
    if (ready.some(({ isWelcome }) => isWelcome === true))
      await engine.exclusive(() =>
        forgetWelcomes(
          engine,
          ready.filter((entry) => hasLanded(engine, entry)),
        ),
      )
  }

  /** Finds out whom a refusal is about. Behind an entry that is refused, those of the same conversation are not tried. */
  async #postSingly(ready: readonly OutboxEntry[]): Promise<void> {
    const refused = new Set<ConversationId>()
    for (const entry of ready) {
      if (refused.has(entry.conversation)) continue
      const isPosted = await this.#unlessRefused(
        () => postEntries(this.#engine, [entry]),
        (error) => this.#refuse(entry, error),
      )
      if (!isPosted) refused.add(entry.conversation)
    }
  }

  /** A text waits for its person; what nobody wrote is tried again after a while. */
  async #refuse(entry: OutboxEntry, error: CodedError): Promise<void> {
    if (await failPosted(this.#engine, entry, { code: error.code, text: error.message })) return
    const post = this.#engine.posted.get(entry.sequence)
    if (post !== undefined) post.state = 'refused'
  }
}

function hasLanded(engine: Engine, { sequence }: OutboxEntry): boolean {
  return engine.posted.get(sequence)?.state === 'landed'
}
