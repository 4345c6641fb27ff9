import { useEffect, useState } from 'react'
import { classes } from '../given/classes.ts'
import { VisuallyHidden } from '../visually-hidden/visually-hidden.tsx'
import styles from './skeleton.module.css'

export interface SkeletonProps {
  /** What is on its way: "Conversations are being opened". */
  label: string
  /** `row` is a picture with two lines, as in lists of people and conversations. */
  kind?: 'row' | 'text' | 'block' | undefined
  /** How many rows or lines. */
  count?: number | undefined
  /** Pixels of one `block`. */
  height?: number | undefined
  className?: string | undefined
}

const patience = 200

/** Takes the place of what is not there yet, at its final size; seen only when it takes longer than a blink. */
export function Skeleton({ label, kind = 'text', count = 3, height = 96, className }: SkeletonProps) {
  const seen = useAfter(patience)
  return (
    <div aria-busy className={classes(styles.skeleton, seen && styles.seen, className)}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: kind === 'block' ? 1 : count }, (_, index) => (
        <div key={index} aria-hidden className={styles[kind]} style={kind === 'block' ? { blockSize: height } : {}}>
          {kind === 'row' ? (
            <>
              <span className={styles.circle} />
              <span className={styles.lines}>
                <span className={styles.line} />
                <span className={styles.line} />
              </span>
            </>
          ) : (
            <span className={styles.line} />
          )}
        </div>
      ))}
    </div>
  )
}

function useAfter(wait: number): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), wait)
    return () => clearTimeout(timer)
  }, [wait])
  return over
}
