import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { PersonId } from '@chancery/protocol'
import type { Office } from '../../contract/office.ts'
import type { OpenSession, PersonRow, Topics } from '../../contract/topics.ts'
import { topicStore } from './topic-store.ts'
import type { TopicStore } from './topic-store.ts'

interface OfficeState {
  readonly office: Office
  readonly topics: TopicStore
}

const OfficeContext = createContext<OfficeState | undefined>(undefined)

/** Gives everything below it the worker to talk to. */
export function OfficeProvider({ office, children }: { readonly office: Office; readonly children: ReactNode }) {
  const state = useMemo(() => ({ office, topics: topicStore(office) }), [office])
  return <OfficeContext value={state}>{children}</OfficeContext>
}

/** The worker: what a person can have done. */
export function useOffice(): Office {
  return useOfficeState().office
}

/** The newest value of a topic; `undefined` until the worker has told one. */
export function useTopic<Name extends keyof Topics>(name: Name): Topics[Name] | undefined {
  const { topics } = useOfficeState()
  const subscribe = useCallback((listener: () => void) => topics.subscribe(name, listener), [topics, name])
  return useSyncExternalStore(subscribe, () => topics.get(name))
}

/** The open session; only for screens that stand behind the lock. */
export function useSession(): OpenSession {
  const session = useTopic('session')
  if (session?.phase !== 'open') throw new Error('useSession is used while no session is open')
  return session
}

const nobody: readonly PersonRow[] = []
/** One map for all who ask: every row of a list does. */
const maps = new WeakMap<readonly PersonRow[], ReadonlyMap<PersonId, PersonRow>>()

/** Everybody in the organization, to be found by id. */
export function usePeople(): ReadonlyMap<PersonId, PersonRow> {
  const people = useTopic('people') ?? nobody
  const known = maps.get(people) ?? new Map(people.map((row) => [row.person, row]))
  maps.set(people, known)
  return known
}

function useOfficeState(): OfficeState {
  const state = use(OfficeContext)
  if (state === undefined) throw new Error('useOffice is used outside OfficeProvider')
  return state
}
