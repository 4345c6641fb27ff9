import type { PersonId } from '@chancery/protocol'
import { pictureAddress } from '../conversations/picture.ts'
import { useTopic } from '../state/office-provider.tsx'

/** The address of a person's portrait; `undefined` without one, and without a person. */
export function usePortrait(person: PersonId | undefined): string | undefined {
  const portraits = useTopic('portraits')
  return person === undefined ? undefined : pictureAddress(portraits?.get(person))
}
