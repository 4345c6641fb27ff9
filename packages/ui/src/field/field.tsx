import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/TextField'
import { Label } from 'react-aria-components/TextField'
import { Text } from 'react-aria-components/TextField'
import { classes } from '../given/classes.ts'
import { IconAlert } from '../icon/icon.tsx'
import styles from './field.module.css'

/** What every field has around it. */
export interface FieldWords {
  label: string
  /** The label is read out and not shown. */
  hideLabel?: boolean | undefined
  /** What helps to fill it in; stays while there is an error. */
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: string | undefined
}

export function FieldLabel({ label, hideLabel }: FieldWords) {
  if (hideLabel) return null
  return <Label className={classes(styles.label)}>{label}</Label>
}

export function FieldNotes({ hint, error }: FieldWords) {
  return (
    <>
      {hint ? (
        <Text slot="description" className={classes(styles.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={classes(styles.error)}>
        <IconAlert size={14} />
        <span>{error}</span>
      </FieldError>
    </>
  )
}
