import type { Mode, PersonId } from '@chancery/protocol'
import { useState } from 'react'
import type { PolicyInput } from '../../../contract/calls.ts'
import type { OpenSession, RelayKey } from '../../../contract/topics.ts'
import { useSession } from '../../state/office-provider.tsx'

export type Exceptions = PolicyInput['people']

/** How the relay that is there stands to the one that the policy names. */
export type RelayStanding = 'none' | 'offered' | 'held' | 'other' | 'gone'

/** A policy that an administrator is about to set. */
export interface PolicyDraft {
  readonly mode: Mode
  readonly people: Exceptions
  /** Mean milliseconds between two cover cells of a device, 0 for none. */
  readonly coverMs: number
  readonly standing: RelayStanding
  /** Whether the person says that what stands beside the relay is so: compared, or gone. */
  readonly isSure: boolean
  /** Protected is wanted for somebody, and nobody has compared the relay's keys. */
  readonly lacksComparison: boolean
  readonly setMode: (mode: Mode) => void
  readonly setException: (person: PersonId, mode: Mode | undefined) => void
  readonly setCover: (coverMs: number) => void
  readonly setSure: (isSure: boolean) => void
  /** Everything is as the organization has it again. */
  readonly forget: () => void
  readonly input: () => PolicyInput
}

const isSame = (one: RelayKey | undefined, other: RelayKey | undefined): boolean => one?.key === other?.key

export function standingOf({ policy, relay }: Pick<OpenSession, 'policy' | 'relay'>): RelayStanding {
  const isNamed = policy.gateway !== undefined || policy.witness !== undefined
  if (relay === undefined) return isNamed ? 'gone' : 'none'
  if (!isNamed) return 'offered'
  return isSame(policy.gateway, relay.gateway) && isSame(policy.witness, relay.witness) ? 'held' : 'other'
}

/** What an administrator has changed so far, over the policy that counts now. */
export function usePolicyDraft(): PolicyDraft {
  const session = useSession()
  const { policy, relay } = session
  // What is not touched here stays as the organization has it, whoever changes that meanwhile.
  const [chosen, setMode] = useState<Mode | undefined>(undefined)
  const [named, setPeople] = useState<Exceptions | undefined>(undefined)
  const [cover, setCover] = useState<number | undefined>(undefined)
  const mode = chosen ?? policy.mode
  const people = named ?? policy.people
  const coverMs = cover ?? policy.coverMs
  const [isSure, setSure] = useState(false)
  const standing = standingOf(session)
  const keys = (): Pick<PolicyInput, 'gateway' | 'witness'> => {
    const isNew = standing === 'offered' || standing === 'other'
    const { gateway, witness } = isSure && isNew ? (relay ?? {}) : isSure && standing === 'gone' ? {} : policy
    return {
      ...(gateway === undefined ? {} : { gateway: gateway.key }),
      ...(witness === undefined ? {} : { witness: witness.key }),
    }
  }
  const isProtected = mode === 'protected' || Object.values(people).includes('protected')
  return {
    mode,
    people,
    coverMs,
    standing,
    isSure,
    lacksComparison: isProtected && !isSure && (standing === 'offered' || standing === 'other'),
    setMode,
    setException(person, own) {
      const { [person]: _before, ...others } = people
      setPeople(own === undefined ? others : { ...others, [person]: own })
    },
    setCover,
    setSure,
    forget() {
      setMode(undefined)
      setPeople(undefined)
      setCover(undefined)
      setSure(false)
    },
    input: () => ({ mode, people, coverMs, ...keys() }),
  }
}
