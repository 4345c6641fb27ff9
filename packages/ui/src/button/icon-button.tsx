import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { Spinner } from '../spinner/spinner.tsx'
import { Tooltip } from '../tooltip/tooltip.tsx'
import styles from './button.module.css'

export interface IconButtonProps {
  /** Its name, also shown beside it on hover and focus. */
  label: string
  icon: ReactNode
  onPress?: (() => void) | undefined
  kind?: 'primary' | 'plain' | 'danger' | 'quiet' | undefined
  size?: 'medium' | 'small' | undefined
  /** The key that does the same, as people say it: "Ctrl K". */
  shortcut?: string | undefined
  /** Without the name beside it on hover, where the name is to be seen anyhow. */
  tooltip?: false | undefined
  busy?: boolean | undefined
  disabled?: boolean | undefined
  autoFocus?: boolean | undefined
  type?: 'button' | 'submit' | undefined
  className?: string | undefined
  id?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-expanded'?: boolean | undefined
  'aria-controls'?: string | undefined
  'aria-pressed'?: boolean | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, onPress, kind = 'quiet', size = 'medium', shortcut, tooltip, ...more } = props
  const { busy = false, disabled = false, type = 'button', className, ...rest } = more
  const button = (
    <AriaButton
      {...given(rest)}
      type={busy ? 'button' : type}
      aria-label={label}
      isDisabled={disabled}
      {...(busy ? { 'aria-disabled': true } : {})}
      className={classes(styles.button, styles.square, styles[kind], styles[size], busy && styles.busy, className)}
      onPress={() => {
        if (!busy) onPress?.()
      }}
    >
      {busy ? <Spinner size={16} /> : icon}
    </AriaButton>
  )
  if (tooltip === false) return button
  return (
    <Tooltip label={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  )
}
