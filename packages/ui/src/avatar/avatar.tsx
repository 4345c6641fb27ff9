import { useState } from 'react'
import { classes } from '../given/classes.ts'
import { IconGroup, IconPerson } from '../icon/icon.tsx'
import { hueOf } from './hue.ts'
import { initials } from './initials.ts'
import styles from './avatar.module.css'

export interface AvatarProps {
  name: string
  /** What the colour is made from, when it should stay while the name changes: a person's or a group's id. */
  seed?: string | undefined
  kind?: 'person' | 'group' | undefined
  /** Pixels; one of the five sizes. */
  size?: 20 | 28 | 36 | 44 | 72 | undefined
  /** Address of a picture (`blob:` or `data:`). */
  src?: string | undefined
  /** Give it only where the name does not stand beside the picture. */
  label?: string | undefined
  className?: string | undefined
}

/** A person or a group at a glance; people are round, groups are square. */
export function Avatar({ name, seed = name, kind = 'person', size = 36, src, label, className }: AvatarProps) {
  const text = initials(name, size < 24 ? 1 : 2)
  // What the browser cannot draw is as if it were not there.
  const [unread, setUnread] = useState<string>()
  const picture = src === unread ? undefined : src
  const Icon = kind === 'group' ? IconGroup : IconPerson
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      data-hue={hueOf(seed)}
      data-size={size}
      data-long={text.length > 2 || undefined}
      className={classes(styles.avatar, styles[kind], className)}
    >
      {picture ? (
        <img src={picture} alt="" className={styles.picture} draggable={false} onError={() => setUnread(picture)} />
      ) : null}
      {!picture && (kind === 'group' || text === '') ? <Icon size={size * 0.5} /> : null}
      {!picture && kind === 'person' ? text : null}
    </span>
  )
}
