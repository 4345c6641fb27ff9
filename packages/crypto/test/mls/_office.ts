import { randomBytes, utf8 } from '@chancery/base'
import { ed25519 } from '@noble/curves/ed25519.js'
import type { MlsIdentity, MlsKeyPackage, MlsState } from '../../src/mls/engine.ts'
import { tsMlsEngine } from '../../src/mls/ts-mls-engine.ts'

/** 2030-01-01, in Unix seconds. */
export const NOT_AFTER = 1_893_456_000

/** The engine of people whose register certified everyone. */
export const engine = tsMlsEngine({ authenticate: () => true })

/** A new device with a key that no register knows yet. */
export function newIdentity(): MlsIdentity {
  const signatureSeed = randomBytes(32)
  return { device: randomBytes(16), signatureSeed, signatureKey: ed25519.getPublicKey(signatureSeed) }
}

/** A device and its published KeyPackage. */
export interface Person {
  readonly name: string
  readonly identity: MlsIdentity
  readonly keyPackage: MlsKeyPackage
}

export async function newPerson(name: string): Promise<Person> {
  const identity = newIdentity()
  return { name, identity, keyPackage: await engine.makeKeyPackage(identity, NOT_AFTER) }
}

/** A group in which everyone has followed every commit; the first person created it and added the others at once. */
export async function office(...names: string[]): Promise<{ people: Person[]; states: MlsState[] }> {
  const people = await Promise.all(names.map(newPerson))
  const [first, ...others] = people
  if (first === undefined) throw new TypeError('office: needs someone')
  const alone = await engine.create(randomBytes(16), utf8('context 0'), first.keyPackage)
  if (others.length === 0) return { people, states: [alone] }
  const add = others.map(({ keyPackage }) => keyPackage.keyPackage)
  const { next, welcome } = await engine.commit(alone, { add, remove: [] }, utf8('everyone'))
  const joined = await Promise.all(others.map(({ keyPackage }) => engine.join(welcome!, keyPackage)))
  return { people, states: [next, ...joined] }
}

/** What `state` becomes by a commit that it must be able to follow. */
export async function follow(state: MlsState, message: Uint8Array): Promise<MlsState> {
  const outcome = await engine.apply(state, message)
  if (outcome.kind !== 'next') throw new Error(`expected next, found ${JSON.stringify(outcome)}`)
  return outcome.state
}
