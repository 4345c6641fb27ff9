import { IconButton, IconInfo, IconBack, IconShield, classes } from '@chancery/ui'
import type { ConversationRow } from '../../../contract/topics.ts'
import { goBack, navigate, useRoute } from '../../frame/navigate.ts'
import { useShortcut } from '../../frame/use-shortcut.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useModeHint } from '../../mode/mode-words.ts'
import { useSession } from '../../state/office-provider.tsx'
import { useNames } from '../names.ts'
import { pictureAddress } from '../picture.ts'
import { HeaderMenu } from './header-menu.tsx'
import { EitherAvatar } from '../../people/person-avatar.tsx'
import styles from './header.module.css'

interface HeaderProps {
  readonly row: ConversationRow
  readonly name: string
}

/** Whom one talks with, where they work, and who can read it. */
export function Header({ row, name }: HeaderProps) {
  const { t } = useLanguage()
  const names = useNames()
  const route = useRoute()
  const isOpen = route.at === 'conversation' && route.isDetails === true
  // Of a group, the sentence on who can read it says all.
  const office = row.kind === 'group' ? undefined : names.officeOf(row.person)
  const toggle = (): void => {
    if (isOpen) goBack()
    else navigate({ at: 'conversation', conversation: row.key, isDetails: true })
  }
  useShortcut('details', toggle)
  return (
    <header className={styles.header}>
      <IconButton className={styles.back} label={t('common.back')} icon={<IconBack />} onPress={goBack} />
      <EitherAvatar
        name={name}
        seed={row.person ?? row.key}
        kind={row.kind === 'group' ? 'group' : 'person'}
        size={36}
        src={pictureAddress(row.picture)}
      />
      <div className={styles.text}>
        <h1 className={styles.name} tabIndex={-1} data-heading>
          {name}
        </h1>
        <p className={styles.about}>
          {office === undefined ? null : <span>{office}</span>}
          {row.status === 'left' || row.status === 'removed' ? null : <Readers row={row} name={name} />}
        </p>
      </div>
      <IconButton label={t('conversations.details')} icon={<IconInfo />} aria-expanded={isOpen} onPress={toggle} />
      <HeaderMenu row={row} name={name} />
    </header>
  )
}

/** Who can read what is said here; and, quietly, who confirms it, and what one must expect in this device's mode. */
function Readers({ row, name }: HeaderProps) {
  const { t } = useLanguage()
  const { witness } = useSession()
  const hint = useModeHint()
  return (
    <span className={styles.readers}>
      <IconShield size={12} />{' '}
      {row.kind === 'group'
        ? t('conversations.readers-group', { count: row.people.length })
        : t('conversations.readers-direct', { name })}{' '}
      {witness === undefined ? (
        <span className={styles.quiet} title={t('conversations.not-witnessed-why')}>
          {t('conversations.not-witnessed')}
        </span>
      ) : (
        <span
          className={classes(styles.quiet, styles.witnessed)}
          title={t('conversations.witnessed-why', { name: witness })}
        >
          {t('conversations.witnessed', { name: witness })}
        </span>
      )}{' '}
      {hint === undefined ? null : (
        <span className={styles.quiet} title={hint.why}>
          {hint.text}
        </span>
      )}
    </span>
  )
}
