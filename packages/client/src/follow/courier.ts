import { delay } from '@chancery/base'
import type { CodedError } from '@chancery/base'
import type { ConversationId, PersonId } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import { directWith } from '../conversation/direct.ts'
import { reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { failNext, failPosted } from '../letter/fail-text.ts'
import type { Failure } from '../letter/letter.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { fitOneRequest, forgetWelcomes, groupByRequest, postEntries } from '../outbox/post.ts'
import { isLost, isOnItsWay } from '../outbox/on-its-way.ts'
import { prepareOutbox } from '../outbox/prepare.ts'
import { hasWaiting } from '../outbox/transmit.ts'
import type { Recipient } from '../people/recipient.ts'
import { asError, isRefusal } from './passing.ts'

/** So often something is posted that the server says it has, before its person is told. */
const TRIES = 4
/** What landed is on the board when the heads after its answer are taken in; one more, because answer and heads may cross. */
const HEADS = 2
const TOO_MANY = 429
/** Without a live connection, what was posted is looked for so often, after this long. */
const LOOKS = 3
const LOOK_AGAIN_MS = 1000
const NOT_ON_BOARD: Failure = {
  code: 'client/not-on-board',
  text: 'The server took the message, but it does not appear on the board. Tell your administrator if this happens twice',
}

/**
 * Sends what waits while the line is open. The lock is held only to sign and store; posts fly without it, so that nothing
 * that comes in is delayed, and what is written meanwhile goes out together with the next one. What was posted is done when
 * the live connection brings it back.
 */
export class Courier {
  readonly #engine: Engine
  readonly #onFailure: (error: Error) => void
  /** Another one for each connection; none without. */
  #line: object | undefined
  #isDue = false
  #isRunning = false
  /** The last task under the lock. */
  #task: Promise<unknown> = Promise.resolve()

  /** `onFailure` hears what only a new connection can mend, or nothing can. */
  constructor(engine: Engine, onFailure: (error: Error) => void) {
    this.#engine = engine
    this.#onFailure = onFailure
  }

  open(): void {
    this.#line = {}
    this.nudge()
  }

  close(): void {
    this.#line = undefined
  }

  /** After {@link close}: resolves when the store is not touched any more. A post may still be in the air. */
  async settle(): Promise<void> {
    await this.#task.catch(() => undefined)
  }

  /** There is something to send. */
  nudge(): void {
    this.#isDue = true
    if (this.#line !== undefined && !this.#isRunning) void this.#run(this.#line)
  }

  /** The heads of both logs were taken in: what landed before should have been seen. */
  async hearHeads(): Promise<void> {
    const engine = this.#engine
    const lost: OutboxEntry[] = []
    for (const [sequence, post] of engine.posted) {
      if (post.state === 'refused') post.state = 'due'
      if (post.state !== 'landed' || ++post.heads < HEADS) continue
      post.state = 'due'
      const entry = engine.outbox.find((one) => one.sequence === sequence)
      if (entry !== undefined && post.tries >= TRIES) lost.push(entry)
    }
    for (const entry of lost) {
      engine.posted.delete(entry.sequence)
      const isText = await engine.exclusive(() => failPosted(engine, entry, NOT_ON_BOARD))
      if (!isText) engine.warn(NOT_ON_BOARD.code, NOT_ON_BOARD.text)
    }
    this.nudge()
  }

  /** A block was taken in: it may have brought something that has to be answered. */
  hearBlock(): void {
    if (this.#engine.outbox.some((entry) => entry.failure === undefined && !isOnItsWay(this.#engine, entry)))
      this.nudge()
  }

  async #run(line: object): Promise<void> {
    this.#isRunning = true
    try {
      while (this.#isDue && this.#line === line) {
        this.#isDue = false
        await this.#deliver(line)
      }
    } catch (error) {
      if (this.#line === line) this.#onFailure(asError(error))
    }
    this.#isRunning = false
    // What was left on the old line is sent on the new one.
    if (this.#line !== line) this.nudge()
  }

  async #deliver(line: object): Promise<void> {
    const engine = this.#engine
    // Without a live connection what is there is fetched with what is sent, which everybody may see anyway.
    const isBlind = engine.inbox === undefined
    if (isBlind && !(await hasWaiting(engine))) return
    if (isBlind) await this.#alone(line, () => catchUp(engine))
    let isAnyPosted = false
    for (let isMore = true; isMore;) {
      isMore = false
      const { ready, strangers, outOfLine } = await this.#alone(line, () => prepareOutbox(engine))
      isAnyPosted ||= ready.length > 0
      // Envelopes take one cell each, so nothing is gained by sending entries together.
      const groups = engine.office?.relay === undefined ? groupByRequest(ready) : ready.map((entry) => [entry])
      // What was lost on the way goes first when it is sent again, so nothing passes it.
      for (const group of groups) if (this.#line !== line || !(await this.#post(line, group))) return
      for (const person of strangers) if (await this.#begin(line, person)) isMore = true
      for (const id of outOfLine) if (await this.#bringInLine(line, id)) isMore = true
    }
    if (isBlind && isAnyPosted) await this.#lookFor(line)
  }

  /** Looks for what was just posted; a relay may show it a moment later. */
  async #lookFor(line: object): Promise<void> {
    const engine = this.#engine
    for (let look = 0; look < LOOKS; look++) {
      if (look > 0) await delay(engine.ports.clock, LOOK_AGAIN_MS)
      await this.#alone(line, () => catchUp(engine))
      if (![...engine.posted].some(([sequence, { state }]) => state === 'landed' && isWaiting(engine, sequence))) break
    }
    await this.hearHeads()
  }

  /** Runs a task under the lock, unless the connection is another one by now. */
  async #alone<Result>(line: object, task: () => Promise<Result>): Promise<Result> {
    if (this.#line !== line) throw new Error('The connection is gone')
    const running = this.#engine.exclusive(task)
    this.#task = running
    return running
  }

  /** Begins the conversation with a person who is written to for the first time. Gives whether there is one now. */
  #begin(line: object, person: PersonId): Promise<boolean> {
    const engine = this.#engine
    return unlessRefused(
      () => this.#alone(line, () => directWith(engine, person)),
      (error) => this.#unlessAwaited(line, error, { kind: 'person', person }),
    )
  }

  #bringInLine(line: object, conversation: ConversationId): Promise<boolean> {
    const engine = this.#engine
    return unlessRefused(
      () => this.#alone(line, () => reconcile(engine, conversation, 'speaking')),
      (error) => this.#unlessAwaited(line, error, { kind: 'conversation', conversation }),
    )
  }

  /** A text to somebody who has just come waits for their keys; another failure is for its person to see. */
  async #unlessAwaited(line: object, error: CodedError, to: Recipient): Promise<void> {
    if (error.detail['isAwaited'] === true) return
    await this.#alone(line, () => failNext(this.#engine, to, failureOf(error)))
  }

  /** Posts entries. Gives whether it is known what became of them. */
  async #post(line: object, group: readonly OutboxEntry[]): Promise<boolean> {
    const engine = this.#engine
    await unlessRefused(
      // More than fits into a request may have to wait until all of it is taken; otherwise nobody is kept waiting.
      () => postEntries(engine, group, !fitOneRequest(group)),
      (error) => this.#settleRefusal(line, group, error),
    )
    const welcomes = group.filter((entry) => entry.isWelcome === true && hasLanded(engine, entry))
    if (welcomes.length > 0) await this.#alone(line, () => forgetWelcomes(engine, welcomes))
    return group.every((entry) => !isLost(engine, entry))
  }

  /** Finds out whom a refusal is about. Behind an entry that is refused, those of the same conversation are not tried. */
  async #settleRefusal(line: object, group: readonly OutboxEntry[], error: CodedError): Promise<void> {
    if (error.detail['status'] === TOO_MANY) return this.#postpone(error)
    if (group.length === 1) return this.#refuse(line, group[0] as OutboxEntry, error)
    const refused = new Set<ConversationId>()
    for (const entry of group) {
      if (refused.has(entry.conversation)) continue
      const isPosted = await unlessRefused(
        () => postEntries(this.#engine, [entry]),
        (again) => this.#refuse(line, entry, again),
      )
      if (!isPosted) refused.add(entry.conversation)
    }
  }

  /** A text waits for its person; what nobody wrote is tried again after a while. */
  async #refuse(line: object, entry: OutboxEntry, error: CodedError): Promise<void> {
    const isText = await this.#alone(line, () => failPosted(this.#engine, entry, failureOf(error)))
    const post = this.#engine.posted.get(entry.sequence)
    if (!isText && post !== undefined) post.state = 'refused'
  }

  #postpone(error: CodedError): void {
    const seconds = Math.max(1, Number(error.detail['retryAfterSeconds'] ?? 1))
    this.#engine.ports.clock.after(seconds * 1000, () => this.nudge())
  }
}

/** Whether a task went well. What was refused is told to `onRefusal`; everything else is thrown. */
async function unlessRefused(
  task: () => Promise<unknown>,
  onRefusal: (error: CodedError) => Promise<unknown> | void,
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

function failureOf({ code, message }: CodedError): Failure {
  return { code, text: message }
}

function hasLanded(engine: Engine, { sequence }: OutboxEntry): boolean {
  const post = engine.posted.get(sequence)
  return post?.state === 'landed' && post.isUnknown !== true
}

function isWaiting(engine: Engine, sequence: string): boolean {
  return engine.outbox.some((entry) => entry.sequence === sequence && entry.isWelcome !== true)
}
