import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { Spinner } from '../spinner/spinner.tsx'
import styles from './button.module.css'

export interface ButtonProps {
  children: ReactNode
  onPress?: (() => void) | undefined
  kind?: 'primary' | 'plain' | 'danger' | 'quiet' | undefined
  size?: 'medium' | 'small' | undefined
  icon?: ReactNode
  /** Work goes on: the button keeps its place and its focus, and pressing it does nothing. */
  busy?: boolean | undefined
  /** What it says meanwhile; must differ from what it says when idle. */
  busyLabel?: string | undefined
  disabled?: boolean | undefined
  /** As wide as its container. */
  wide?: boolean | undefined
  type?: 'button' | 'submit' | undefined
  autoFocus?: boolean | undefined
  className?: string | undefined
  id?: string | undefined
  'aria-label'?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-expanded'?: boolean | undefined
  'aria-controls'?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'plain', size = 'medium', icon, busy = false, busyLabel, ...more } = props
  const { disabled = false, wide = false, type = 'button', className, ...rest } = more
  return (
    <AriaButton
      {...given(rest)}
      type={busy ? 'button' : type}
      isDisabled={disabled}
      {...(busy ? { 'aria-disabled': true } : {})}
      className={classes(
        styles.button,
        styles[kind],
        styles[size],
        wide && styles.wide,
        busy && styles.busy,
        className,
      )}
      onPress={() => {
        if (!busy) onPress?.()
      }}
    >
      {busy ? <Spinner size={16} /> : icon}
      <span className={styles.label}>{busy ? (busyLabel ?? children) : children}</span>
    </AriaButton>
  )
}
