import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import { classes } from '../given/classes.ts'
import { Tooltip } from '../tooltip/tooltip.tsx'
import styles from './toggle.module.css'

export interface ToggleButtonProps {
  label: string
  pressed: boolean
  onChange: (pressed: boolean) => void
  icon?: ReactNode
  /** Shows the icon only; the label is its name and its tooltip. */
  iconOnly?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

/** A button that stays pressed. Its label says what is on, and does not change with the state. */
export function ToggleButton(props: ToggleButtonProps) {
  const { label, pressed, onChange, icon, iconOnly = false, disabled = false, className } = props
  const button = (
    <AriaToggleButton
      isSelected={pressed}
      onChange={onChange}
      isDisabled={disabled}
      {...(iconOnly ? { 'aria-label': label } : {})}
      className={classes(styles.toggle, iconOnly && styles.square, className)}
    >
      {icon}
      {iconOnly ? null : <span>{label}</span>}
    </AriaToggleButton>
  )
  return iconOnly ? <Tooltip label={label}>{button}</Tooltip> : button
}
