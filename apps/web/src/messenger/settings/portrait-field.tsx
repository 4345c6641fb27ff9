import { useId, useRef, useState } from 'react'
import type { Ref } from 'react'
import { Banner, Button, IconCamera } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { squarePicture } from '../conversations/details/square-picture.ts'
import type { SmallTerms } from '../conversations/details/square-picture.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { PersonAvatar } from '../people/person-avatar.tsx'
import { usePortrait } from '../people/use-portrait.ts'
import { useOffice } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './portrait-field.module.css'

/** So that it fits three cells (docs/spec/2-statement.md), with as many pixels as a profile shows. */
const portraitTerms: SmallTerms = {
  bytes: 1900,
  tries: [
    [96, 0.8],
    [96, 0.6],
    [96, 0.45],
    [96, 0.3],
    [80, 0.3],
    [64, 0.3],
    [48, 0.2],
    [32, 0.2],
    [24, 0],
  ],
}

interface PortraitFieldProps {
  readonly name: string
  readonly person: PersonId
}

/** How one looks to colleagues: shown, chosen, taken away. What is chosen counts at once; others hear it later, by themselves. */
export function PortraitField({ name, person }: PortraitFieldProps) {
  const { t } = useLanguage()
  const hint = useId()
  const input = useRef<HTMLInputElement>(null)
  const choose = useRef<HTMLButtonElement>(null)
  const { outcome, task, take, remove } = usePortraitTask()
  const hasPortrait = usePortrait(person) !== undefined
  return (
    <div role="group" aria-label={t('settings.you.photo')} className={styles.field}>
      <PersonAvatar name={name} person={person} size={72} />
      <div className={styles.acts}>
        <Button
          ref={choose}
          icon={<IconCamera size={16} />}
          busy={task.isBusy}
          busyLabel={t('settings.you.photo-working')}
          aria-describedby={hint}
          onPress={() => input.current?.click()}
        >
          {t(hasPortrait ? 'settings.you.photo-other' : 'settings.you.photo-choose')}
        </Button>
        {hasPortrait ? (
          <Button
            kind="quiet"
            onPress={() => {
              // The button that was pressed goes.
              choose.current?.focus()
              void remove()
            }}
          >
            {t('settings.you.photo-remove')}
          </Button>
        ) : null}
      </div>
      <FileInput ref={input} label={t('settings.you.photo')} onFile={(file) => void take(file)} />
      <p id={hint} className={styles.hint}>
        {t('settings.you.photo-hint')}
      </p>
      {/* Here rather than over everything: on a small screen that would cover the picture. */}
      <p role="status" className={styles.outcome}>
        {outcome === 'set' || outcome === 'removed' ? t(`settings.you.photo-${outcome}`) : null}
      </p>
      {outcome === 'unread' ? (
        <Banner tone="danger" role="alert">
          {t('settings.you.photo-unread')}
        </Banner>
      ) : null}
      <Problem problem={task.problem} />
    </div>
  )
}

/** What becomes of a file that was chosen, and of the portrait that is there. */
function usePortraitTask() {
  const office = useOffice()
  const task = useTask()
  const [outcome, setOutcome] = useState<'set' | 'removed' | 'unread'>()
  return {
    task,
    outcome,
    async take(file: File): Promise<void> {
      setOutcome(undefined)
      await task.run(async () => {
        const square = await squarePicture(file, portraitTerms)
        if (square !== undefined) await office.setPortrait(square)
        setOutcome(square === undefined ? 'unread' : 'set')
      })
    },
    async remove(): Promise<void> {
      setOutcome(undefined)
      if (await task.run(() => office.setPortrait())) setOutcome('removed')
    },
  }
}

interface FileInputProps {
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  readonly onFile: (file: File) => void
}

/** The browser's own choice of a file; a button opens it. */
function FileInput({ ref, label, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      hidden
      type="file"
      accept="image/*"
      aria-label={label}
      onChange={({ target }) => {
        const [file] = target.files ?? []
        // The same file may be chosen again.
        target.value = ''
        if (file !== undefined) onFile(file)
      }}
    />
  )
}
