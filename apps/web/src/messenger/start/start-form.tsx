import { Banner, Button } from '@chancery/ui'
import { useRef } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import type { Task } from '../state/use-task.ts'
import styles from './start-form.module.css'

interface StartFormProps {
  /** Its name for screen readers. */
  readonly label: string
  readonly task: Task
  readonly onSubmit: () => Promise<void>
  /** What the button does, and says while it is done. */
  readonly doLabel: string
  readonly busyLabel: string
  readonly isQuiet?: boolean
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** Fields under each other, and one deed. After a submission that was not good enough, the first field that says so has the focus. */
export function StartForm(props: StartFormProps) {
  const { label, task, onSubmit, doLabel, busyLabel, isQuiet = false, isDisabled = false, children } = props
  const form = useRef<HTMLFormElement>(null)
  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (task.isBusy) return
    await onSubmit()
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form ref={form} aria-label={label} noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      {children}
      {task.problem === undefined ? null : (
        <Banner tone="danger" role="alert">
          {task.problem.text}
        </Banner>
      )}
      <Button
        type="submit"
        kind={isQuiet ? 'plain' : 'primary'}
        wide
        disabled={isDisabled}
        busy={task.isBusy}
        busyLabel={busyLabel}
      >
        {doLabel}
      </Button>
    </form>
  )
}
