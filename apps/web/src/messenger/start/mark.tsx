import { useLanguage } from '../language/language-provider.tsx'
import styles from './mark.module.css'

/** The app's sign and name. */
export function Mark() {
  const { t } = useLanguage()
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 32 32" aria-hidden focusable={false} className={styles.sign}>
        <rect width="32" height="32" rx="9" className={styles.ground} />
        <path
          d="M21.5 11.6a7 7 0 1 0 0 8.8M16 16h6.5"
          className={styles.line}
          fill="none"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      <span>{t('common.app')}</span>
    </span>
  )
}
