import { Engine, httpTransport } from '@chancery/client'
import type { EnginePorts } from '@chancery/client'
import { HomeLock } from '../home/home-lock.ts'
import { HomeStore } from '../home/home-store.ts'
import { cliError } from '../errors.ts'
import type { Shell } from '../terminal/shell.ts'
import { chooseNewPin, readPin } from './read-pin.ts'
import { SessionClock } from './session-clock.ts'

/** An open home with everything that the engine needs to work on it. */
export class Home implements AsyncDisposable {
  readonly store: HomeStore
  readonly ports: EnginePorts
  /** Runs after each task that went well, while the lock is still held. */
  afterTask: () => Promise<void> = async () => undefined
  readonly #clock: SessionClock
  readonly #lock: HomeLock

  constructor(shell: Shell, store: HomeStore) {
    this.store = store
    this.#clock = new SessionClock(shell.terminal.clock)
    this.#lock = new HomeLock(shell.home, this.#clock, () =>
      shell.note('home-in-use', 'Another Chancery is busy on this home; waiting for it.'),
    )
    const run = <Result>(task: () => Promise<Result>): Promise<Result> =>
      this.#lock.run(async () => {
        const result = await task()
        await this.afterTask()
        return result
      })
    this.ports = {
      store,
      lock: { run },
      clock: this.#clock,
      connect: httpTransport,
      report: (event) => shell.report(event),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lock.close()
    this.#clock[Symbol.dispose]()
    await this.store.close()
  }
}

/** A device at work: its engine, until the command ends. */
export interface Session extends AsyncDisposable {
  readonly home: Home
  readonly engine: Engine
}

/** Opens the device that lives in the home. */
export async function openSession(shell: Shell): Promise<Session> {
  const home = new Home(shell, await HomeStore.open(shell.home, await pinOf(shell)))
  return sessionOf(home, () => Engine.open(home.ports))
}

/** Makes a home and lets `begin` found or enrol in it. A home that was made for nothing is removed. */
export async function beginSession(shell: Shell, begin: (ports: EnginePorts) => Promise<Engine>): Promise<Session> {
  const pin = await chooseNewPin(shell.terminal)
  const store = await HomeStore.create(shell.home, pin, shell.terminal.pinCost)
  const home = new Home(shell, store)
  const beginUnlessBegun = async (): Promise<Engine> => {
    // Said before anything is asked of the server, which would refuse for reasons of its own.
    if (await hasAccount(store)) throw alreadyEnrolled(shell.home)
    return begin(home.ports)
  }
  return sessionOf(home, beginUnlessBegun, store.isNew)
}

async function pinOf(shell: Shell): Promise<string> {
  HomeStore.requireIn(shell.home)
  return readPin(shell.terminal)
}

async function sessionOf(home: Home, open: () => Promise<Engine>, removeOnFailure = false): Promise<Session> {
  try {
    const engine = await open()
    return { home, engine, [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]() }
  } catch (error) {
    // Only a home without a device: an account in it may be the only copy of an organization's key.
    const isEmpty = removeOnFailure && !(await hasAccount(home.store))
    await home[Symbol.asyncDispose]()
    if (isEmpty) await home.store.remove()
    throw error
  }
}

async function hasAccount(store: HomeStore): Promise<boolean> {
  return (await store.get('state', 'account')) !== undefined
}

function alreadyEnrolled(folder: string): Error {
  return cliError(
    'client/already-enrolled',
    `${folder} is the home of a device already. Name another folder with --home for another person or organization`,
  )
}
