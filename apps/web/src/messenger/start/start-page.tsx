import { SegmentedControl } from '@chancery/ui'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { isLanguage, languages } from '../language/locale.ts'
import { Mark } from './mark.tsx'
import styles from './start-page.module.css'

interface StartPageProps {
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
  /** Beneath the card, quietly. */
  readonly foot?: ReactNode
}

const choices = Object.entries(languages).map(([id, { name }]) => ({ id, label: name }))

/** A page with one task, for whoever has not come in yet. */
export function StartPage({ title, text, children, foot }: StartPageProps) {
  const { t, language, setLanguage } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${t('common.app')}`
    // A field that wants the focus has it already.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title, t])
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Mark />
        <SegmentedControl
          label={t('start.language')}
          segments={choices}
          value={language}
          onChange={(id) => {
            if (isLanguage(id)) setLanguage(id)
          }}
        />
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {text === undefined ? null : <p className={styles.text}>{text}</p>}
          {children}
        </div>
        {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
      </main>
    </div>
  )
}
