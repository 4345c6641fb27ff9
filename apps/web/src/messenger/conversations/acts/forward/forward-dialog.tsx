import { useMemo, useState } from 'react'
import { Button, Dialog, ListBox, SearchField, useToasts } from '@chancery/ui'
import type { ConversationKey, MessageRow } from '../../../../contract/topics.ts'
import { navigate } from '../../../frame/navigate.ts'
import { matchPeople } from '../../mention/match-people.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useOffice, useTopic } from '../../../state/office-provider.tsx'
import { Problem } from '../../../state/problem-line.tsx'
import { useTask } from '../../../state/use-task.ts'
import { useNames } from '../../names.ts'
import { previewOf } from '../../text/preview-of.ts'
import { said } from '../../timeline/said.ts'
import styles from '../acts.module.css'
import { refOf } from '../message-acts.ts'
import own from './forward-dialog.module.css'
import { forwardTargets } from './forward-targets.ts'
import { EitherAvatar } from '../../../people/person-avatar.tsx'

interface ForwardDialogProps {
  readonly row: MessageRow
  readonly onClose: () => void
}

/** What is sent on to many at once is a circular, and that is another thing. */
const MOST = 10
const SHOWN = 100

/** Asks to whom a message is to go on; several at once. To be loaded when it is needed. */
export function ForwardDialog({ row, onClose }: ForwardDialogProps) {
  const words = useLanguage()
  const { t } = words
  const names = useNames()
  const { typed, setTyped, picked, pick, pickFirst, isFull, found, task, forward } = useForwarding(row, onClose)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('acts.forward-title')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={picked.length === 0} busy={task.isBusy} onPress={() => void forward()}>
            {t('acts.forward-do', { count: picked.length })}
          </Button>
        </>
      }
    >
      <div className={own.form}>
        <blockquote className={styles.quoted}>{previewOf(said(row, words, names), row.mentions)}</blockquote>
        <SearchField autoFocus label={t('acts.forward-find')} value={typed} onChange={setTyped} onSubmit={pickFirst} />
        <ListBox
          label={t('acts.forward-targets')}
          className={own.list}
          selection="multiple"
          selected={picked}
          onChange={(chosen) => {
            // Those whom the search hides stay picked.
            const hidden = picked.filter((key) => !found.some((target) => target.key === key))
            pick([...hidden, ...chosen].slice(0, MOST))
          }}
          rows={found.slice(0, SHOWN).map(({ key, name, office, kind, seed }) => ({
            id: key,
            label: name,
            description: office,
            start: <EitherAvatar name={name} seed={seed} kind={kind} size={36} />,
            disabled: isFull && !picked.includes(key),
          }))}
          empty={<p className={styles.none}>{t('acts.forward-nobody', { query: typed.trim() })}</p>}
        />
        {isFull ? <p className={styles.none}>{t('acts.forward-limit', { count: MOST })}</p> : null}
        <Problem problem={task.problem} />
      </div>
    </Dialog>
  )
}

/** Whom was picked, and sending it on. */
function useForwarding(row: MessageRow, onClose: () => void) {
  const { t, list } = useLanguage()
  const office = useOffice()
  const { show } = useToasts()
  const people = useTopic('people')
  const conversations = useTopic('conversations')
  const [typed, setTyped] = useState('')
  const [picked, pick] = useState<readonly ConversationKey[]>([])
  const task = useTask()
  const all = useMemo(() => forwardTargets(people ?? [], conversations ?? []), [people, conversations])
  const found = useMemo(() => matchPeople(all, typed), [all, typed])
  const isFull = picked.length >= MOST
  const pickFirst = (): void => {
    const first = found[0]?.key
    if (typed.trim() === '' || first === undefined || isFull) return
    pick([...new Set([...picked, first])])
    setTyped('')
  }
  const forward = async (): Promise<void> => {
    const ref = refOf(row)
    const targets = picked.flatMap((key) => all.find((target) => target.key === key) ?? [])
    const [first] = targets
    if (ref === undefined || first === undefined) return
    const isDone = await task.run(() => office.forwardMessage({ ...ref, to: targets.map(({ key }) => key) }))
    if (!isDone) return
    onClose()
    show({
      text: t('acts.forwarded-to', { names: list(targets.map(({ name }) => name)) }),
      tone: 'success',
      action: {
        label: t('acts.forward-open', { name: first.name }),
        onPress: () => navigate({ at: 'conversation', conversation: first.key }),
      },
    })
  }
  return { typed, setTyped, picked, pick, pickFirst, isFull, found, task, forward }
}
