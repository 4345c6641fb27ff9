import { useLanguage } from '../language/language-provider.tsx'
import styles from './mark.module.css'

/** The app's sign and name; the same sign as in `public/icons/chancery.svg`, in the colours of the theme. */
export function Mark() {
  const { t } = useLanguage()
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 32 32" aria-hidden focusable={false} className={styles.sign}>
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path
          d="M10 9.5h12a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3Zm-2.2 1.7 8.2 5.9 8.2-5.9"
          fill="none"
          strokeWidth="2"
          strokeLinejoin="round"
          className={styles.line}
        />
        <circle cx="16" cy="17" r="3.6" strokeWidth="1.6" className={styles.seal} />
      </svg>
      <span>{t('common.app')}</span>
    </span>
  )
}
