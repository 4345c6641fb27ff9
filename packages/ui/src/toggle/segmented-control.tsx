import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { classes } from '../given/classes.ts'
import styles from './toggle.module.css'

export interface Segment<Id extends string> {
  id: Id
  label: string
  icon?: ReactNode
}

export interface SegmentedControlProps<Id extends string> {
  label: string
  segments: readonly Segment<Id>[]
  value: Id
  onChange: (id: Id) => void
  disabled?: boolean | undefined
  className?: string | undefined
}

/** One of two to four, all of them in sight. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, segments, value, onChange, disabled = false, className } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={disabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id)
      }}
      className={classes(styles.group, className)}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={classes(styles.segment)}>
          {segment.icon}
          <span>{segment.label}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
