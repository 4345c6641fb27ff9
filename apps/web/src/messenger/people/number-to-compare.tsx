import { CodeText } from '@chancery/ui'
import { lazy, Suspense } from 'react'
import styles from './number-to-compare.module.css'

const QrCode = lazy(async () => ({ default: (await import('../invite/qr-code.tsx')).QrCode }))

interface NumberToCompareProps {
  /** Digits in fours. */
  readonly number: string
  /** Says whose it is, to whoever does not see the picture. */
  readonly label: string
}

/** Digits to read out, and the same ones for a camera. */
export function NumberToCompare({ number, label }: NumberToCompareProps) {
  return (
    <div className={styles.number}>
      <CodeText>{number}</CodeText>
      <div className={styles.picture}>
        <Suspense>
          <QrCode text={number} label={label} />
        </Suspense>
      </div>
    </div>
  )
}
