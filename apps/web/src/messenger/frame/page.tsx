import { IconBack, IconButton, ScrollArea } from '@chancery/ui'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { goBack } from './navigate.ts'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  readonly text?: ReactNode
  /** With a way back, where the list is not beside it. */
  readonly hasBack: boolean
  /** At the end of the title line. */
  readonly end?: ReactNode
  /** Nothing in it takes the focus, so it does so itself: else no key would scroll it. */
  readonly isOnlyRead?: boolean
  readonly children: ReactNode
}

/** A page of the main pane: a title that stays, and what scrolls beneath it. */
export function Page({ title, text, hasBack, end, isOnlyRead = false, children }: PageProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {hasBack ? <IconButton label={t('common.back')} icon={<IconBack />} onPress={goBack} /> : null}
        <h1 data-heading tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {end}
      </header>
      <ScrollArea className={styles.body} label={isOnlyRead ? title : undefined}>
        <div className={styles.content}>
          {text === undefined ? null : <p className={styles.text}>{text}</p>}
          {children}
        </div>
      </ScrollArea>
    </div>
  )
}
