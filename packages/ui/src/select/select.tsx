import type { ReactNode } from 'react'
import { Button, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { FieldLabel, FieldNotes, type FieldWords } from '../field/field.tsx'
import fieldStyles from '../field/field.module.css'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { IconCheck, IconDown } from '../icon/icon.tsx'
import styles from './select.module.css'

export interface SelectOption<Id extends string> {
  id: Id
  label: string
  description?: string | undefined
  icon?: ReactNode
  disabled?: boolean | undefined
}

export interface SelectProps<Id extends string> extends FieldWords {
  options: readonly SelectOption<Id>[]
  value: Id | undefined
  onChange: (id: Id) => void
  placeholder?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

/** One of many, out of sight until opened. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, hint, error, options, value, onChange, placeholder, className } = props
  const { required = false, disabled = false } = props
  return (
    <AriaSelect
      {...given({ placeholder })}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value ?? null}
      onChange={(key) => {
        if (key !== null) onChange(key as Id)
      }}
      isRequired={required}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(fieldStyles.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button className={classes(styles.button)}>
        <SelectValue className={classes(styles.value)} />
        <IconDown size={16} className={styles.arrow} />
      </Button>
      <FieldNotes label={label} hint={hint} error={error} />
      <Popover className={classes(styles.popover)} offset={4}>
        <ListBox className={classes(styles.list)} items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.disabled ?? false}
              className={classes(styles.option)}
            >
              {option.icon}
              <span className={styles.text}>
                <span>{option.label}</span>
                {option.description ? <span className={styles.description}>{option.description}</span> : null}
              </span>
              <IconCheck size={16} className={styles.check} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
