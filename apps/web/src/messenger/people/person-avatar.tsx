import { Avatar } from '@chancery/ui'
import type { AvatarProps } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { usePortrait } from './use-portrait.ts'

interface PersonAvatarProps extends Pick<AvatarProps, 'name' | 'size' | 'label'> {
  readonly person: PersonId
}

/** A person at a glance: the portrait that they told this one, else initials on a colour. */
export function PersonAvatar({ person, ...avatar }: PersonAvatarProps) {
  return <Avatar {...avatar} seed={person} src={usePortrait(person)} />
}

interface EitherAvatarProps extends Pick<AvatarProps, 'name' | 'kind' | 'size' | 'src'> {
  /** The id of the person, or of whatever else it is. */
  readonly seed: string
}

/** A person or a group at a glance. */
export function EitherAvatar({ seed, src, ...avatar }: EitherAvatarProps) {
  const portrait = usePortrait(avatar.kind === 'group' ? undefined : (seed as PersonId))
  return <Avatar {...avatar} seed={seed} src={src ?? portrait} />
}
