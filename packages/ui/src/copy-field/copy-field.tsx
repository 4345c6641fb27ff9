import { useEffect, useId, useState } from 'react'
import { Button } from '../button/button.tsx'
import { classes } from '../given/classes.ts'
import { IconCheck, IconCopy } from '../icon/icon.tsx'
import { VisuallyHidden } from '../visually-hidden/visually-hidden.tsx'
import styles from './copy-field.module.css'

export interface CopyFieldProps {
  label: string
  hideLabel?: boolean | undefined
  value: string
  /** Idle: "Copy". */
  copyLabel: string
  /** Done: "Copied". */
  copiedLabel: string
  /** Where the clipboard refuses: the text is selected, and this says what to press. */
  failedLabel: string
  hint?: string | undefined
  /** Breaks the text into lines instead of cutting it off. */
  wrap?: boolean | undefined
  onCopy?: (() => void) | undefined
  className?: string | undefined
}

type State = 'idle' | 'copied' | 'failed'

/** Something to take along, such as a link, with a button that copies it. */
export function CopyField(props: CopyFieldProps) {
  const { label, hideLabel = false, value, copyLabel, copiedLabel, failedLabel, hint, wrap = false, onCopy } = props
  const [state, setState] = useState<State>('idle')
  const id = useId()
  useEffect(() => setState('idle'), [value])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
      onCopy?.()
    } catch {
      getSelection()?.selectAllChildren(document.getElementById(id)!)
      setState('failed')
    }
  }
  const said = { idle: '', copied: copiedLabel, failed: failedLabel }[state]
  return (
    <div role="group" aria-label={label} className={classes(styles.field, props.className)}>
      {hideLabel ? null : <span className={styles.label}>{label}</span>}
      <div className={styles.box}>
        <CodeText id={id} wrap={wrap}>
          {value}
        </CodeText>
        <Button
          size="small"
          icon={state === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onPress={() => void copy()}
        >
          {state === 'copied' ? copiedLabel : copyLabel}
        </Button>
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {state === 'failed' ? <span className={styles.hint}>{failedLabel}</span> : null}
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </div>
  )
}

export interface CodeTextProps {
  children: string
  wrap?: boolean | undefined
  id?: string | undefined
}

/** Letters of one width, left to right in every language: links, numbers to compare. */
export function CodeText({ children, wrap = false, id }: CodeTextProps) {
  return (
    <code id={id} dir="ltr" className={classes(styles.code, wrap && styles.wrap)}>
      {children}
    </code>
  )
}
