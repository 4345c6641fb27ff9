import type { ReactNode } from 'react'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { FieldLabel, FieldNotes, type FieldWords } from '../field/field.tsx'
import fieldStyles from '../field/field.module.css'
import { classes } from '../given/classes.ts'
import styles from './choice.module.css'

export interface RadioOption<Id extends string> {
  id: Id
  label: string
  description?: ReactNode
  icon?: ReactNode
  disabled?: boolean | undefined
}

export interface RadioGroupProps<Id extends string> extends FieldWords {
  options: readonly RadioOption<Id>[]
  value: Id | undefined
  onChange: (id: Id) => void
  disabled?: boolean | undefined
  className?: string | undefined
}

/** One of a few, each on a card of its own that says what it means. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel, hint, error, options, value, onChange, disabled = false, className } = props
  return (
    <AriaRadioGroup
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value ?? null}
      onChange={(id) => onChange(id as Id)}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(fieldStyles.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <div className={styles.cards}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.disabled ?? false}
            className={classes(styles.choice, styles.card)}
          >
            <span className={styles.dot} aria-hidden />
            <span className={styles.text}>
              <span className={styles.title}>{option.label}</span>
              {option.description ? <span className={styles.hint}>{option.description}</span> : null}
            </span>
            {option.icon}
          </Radio>
        ))}
      </div>
      <FieldNotes label={label} hint={hint} error={error} />
    </AriaRadioGroup>
  )
}
