import { Label } from 'react-aria-components/Label'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import styles from './progress-bar.module.css'

export interface ProgressBarProps {
  label: string
  hideLabel?: boolean | undefined
  /** From 0 to 1; left out while nobody knows. */
  value?: number | undefined
  /** Instead of per cent: "3 of 12 MB". */
  valueLabel?: string | undefined
  className?: string | undefined
}

export function ProgressBar({ label, hideLabel = false, value, valueLabel, className }: ProgressBarProps) {
  return (
    <AriaProgressBar
      {...given({ value, valueLabel })}
      {...(hideLabel ? { 'aria-label': label } : {})}
      minValue={0}
      maxValue={1}
      isIndeterminate={value === undefined}
      className={classes(styles.progress, className)}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          {hideLabel ? null : (
            <span className={styles.words}>
              <Label>{label}</Label>
              {isIndeterminate ? null : <span className={styles.value}>{valueText}</span>}
            </span>
          )}
          <span className={styles.track}>
            <span
              className={classes(styles.bar, isIndeterminate && styles.unknown)}
              style={isIndeterminate ? {} : { inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
