import { hex, utf8 } from '@chancery/base'
import { expect } from 'vitest'
import type { CommitProposals, MlsState } from '../../src/mls/engine.ts'
import { unseal } from '../../src/mls/group-state.ts'
import { engine, newPerson, type Person } from './_office.ts'

/** A group as the world sees it: who is in it, and each one's own state. Every commit goes through everyone. */
export interface Group {
  readonly members: Map<string, { person: Person; state: MlsState }>
  /** People who were removed, with their last state. */
  readonly former: Map<string, { person: Person; state: MlsState }>
}

/** A group whose only member is `name`. */
export async function newGroup(name: string): Promise<Group> {
  const person = await newPerson(name)
  const state = await engine.create(new Uint8Array(16).fill(7), utf8('context 0'), person.keyPackage)
  return { members: new Map([[name, { person, state }]]), former: new Map() }
}

/** The member called `name`. */
export function member(group: Group, name: string): { person: Person; state: MlsState } {
  const found = group.members.get(name)
  if (found === undefined) throw new TypeError(`${name} is not in the group`)
  return found
}

/** The state of the member called `name`. */
export function stateOf(group: Group, name: string): MlsState {
  return member(group, name).state
}

/** What one commit does, by people instead of bytes and leaves. */
export interface Step {
  readonly by: string
  readonly add?: readonly Person[]
  readonly remove?: readonly string[]
  readonly context?: Uint8Array
}

/** Makes a commit, checks that everyone judges it alike, lets everyone follow, join or leave, and checks that they agree. */
export async function advance(group: Group, step: Step): Promise<Uint8Array> {
  const { add = [], remove = [], context } = step
  const leaves = remove.map((name) => engine.own(stateOf(group, name)).leaf)
  const keyPackages = add.map(({ keyPackage }) => keyPackage.keyPackage)
  const proposals: CommitProposals = { add: keyPackages, remove: leaves, ...(context === undefined ? {} : { context }) }
  const statement = utf8(`by ${step.by}`)
  const { message, welcome, next } = await engine.commit(stateOf(group, step.by), proposals, statement)
  const inspections = await Promise.all([...group.members.values()].map(({ state }) => engine.inspect(state, message)))
  for (const inspection of inspections) expect(inspection).toEqual(inspections[0])
  expect(inspections[0]).toMatchObject({
    kind: 'commit',
    statement,
    add: keyPackages.map((keyPackage) => ({ keyPackage })),
  })
  for (const [name, { person, state }] of group.members) {
    const outcome = name === step.by ? { kind: 'next' as const, state: next } : await engine.apply(state, message)
    expect([name, outcome.kind]).toEqual([name, remove.includes(name) ? 'removed' : 'next'])
    if (outcome.kind === 'next') group.members.set(name, { person, state: outcome.state })
    else {
      group.members.delete(name)
      group.former.set(name, { person, state })
    }
  }
  for (const person of add) {
    const state = await engine.join(welcome!, person.keyPackage)
    group.members.set(person.name, { person, state })
    group.former.delete(person.name)
  }
  await expectAgreement(group)
  return message
}

/** Everyone saves and loads; encoding is stable. */
export function reload(group: Group): void {
  for (const [name, { person, state }] of group.members) {
    const bytes = engine.encode(state)
    const loaded = engine.decode(bytes)
    expect(hex(engine.encode(loaded))).toBe(hex(bytes))
    group.members.set(name, { person, state: loaded })
  }
}

async function viewOf(state: MlsState): Promise<object> {
  return {
    epoch: engine.epoch(state),
    context: hex(engine.context(state)),
    treeHash: hex(unseal(state).context.treeHash),
    members: engine.members(state).map(({ leaf, device }) => `${leaf} ${hex(device)}`),
    secret: hex((await engine.takeEpochSecret(state)).secret),
    authenticator: hex(engine.authenticator(state)!),
  }
}

/** All members have the same epoch, tree, context, and epoch secret, and each finds itself at its own leaf. */
export async function expectAgreement(group: Group): Promise<void> {
  const [first, ...rest] = [...group.members.values()]
  const expected = await viewOf(first!.state)
  for (const { state } of rest) expect(await viewOf(state)).toEqual(expected)
  for (const { person, state } of group.members.values()) {
    expect(hex(engine.own(state).device)).toBe(hex(person.identity.device))
  }
  expect(engine.members(first!.state)).toHaveLength(group.members.size)
}
