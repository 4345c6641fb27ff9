import {
  useState,
  type HTMLInputAutoCompleteAttribute,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { Group } from 'react-aria-components/Group'
import { Input, TextField as AriaTextField } from 'react-aria-components/TextField'
import { IconButton } from '../button/icon-button.tsx'
import { classes } from '../given/classes.ts'
import { given } from '../given/given.ts'
import { IconEye, IconEyeOff } from '../icon/icon.tsx'
import { FieldLabel, FieldNotes, type FieldWords } from './field.tsx'
import styles from './field.module.css'

export interface TextFieldProps extends FieldWords {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'email' | 'url' | 'tel' | 'date' | undefined
  /** Names of the button that shows what is typed into a password field; without them there is no button. */
  reveal?: { show: string; hide: string } | undefined
  /** Something inside the field, at its end. */
  end?: ReactNode
  placeholder?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  readOnly?: boolean | undefined
  autoFocus?: boolean | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  autoCapitalize?: 'off' | 'words' | undefined
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  spellCheck?: boolean | undefined
  maxLength?: number | undefined
  name?: string | undefined
  /** Letters of one width, for what is compared or copied. */
  mono?: boolean | undefined
  className?: string | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, type = 'text', reveal, end, placeholder, required = false, ...more } = props
  const {
    disabled = false,
    readOnly = false,
    mono,
    autoCapitalize,
    spellCheck,
    className,
    ref,
    onKeyDown,
    onBlur,
    ...rest
  } = more
  const [shown, setShown] = useState(false)
  return (
    <AriaTextField
      {...given(rest)}
      {...given({ spellCheck: spellCheck === undefined ? undefined : (String(spellCheck) as 'true' | 'false') })}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(onBlur ? { onBlur } : {})}
      type={shown ? 'text' : type}
      isRequired={required}
      isDisabled={disabled}
      isReadOnly={readOnly}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(styles.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className={classes(styles.box)}>
        <Input
          {...given({ ref, placeholder, onKeyDown, autoCapitalize })}
          className={classes(styles.input, mono && styles.mono)}
        />
        {reveal ? (
          <IconButton
            size="small"
            label={shown ? reveal.hide : reveal.show}
            icon={shown ? <IconEyeOff /> : <IconEye />}
            disabled={disabled}
            onPress={() => setShown(!shown)}
          />
        ) : null}
        {end}
      </Group>
      <FieldNotes label={label} hint={hint} error={error} />
    </AriaTextField>
  )
}
