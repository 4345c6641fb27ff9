import { Banner, Button, Card, RadioGroup } from '@chancery/ui'
import type { Mode } from '@chancery/protocol'
import { useState } from 'react'
import { useLanguage } from '../../language/language-provider.tsx'
import { oftenWords } from '../../mode/mode-words.ts'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { Problem } from '../../state/problem-line.tsx'
import { useTask } from '../../state/use-task.ts'
import styles from '../settings.module.css'
import { CoverChoice } from './cover-choice.tsx'
import { Exceptions } from './exceptions.tsx'
import { RelayKeys } from './relay-keys.tsx'
import { usePolicyDraft } from './use-policy-draft.ts'
import type { PolicyDraft } from './use-policy-draft.ts'

/** For administrators: how the whole organization sends and receives, with what each way costs and gives. */
export function PolicyCard() {
  const { t } = useLanguage()
  const office = useOffice()
  const draft = usePolicyDraft()
  const task = useTask()
  const [outcome, setOutcome] = useState<'none' | 'compare-first' | 'done'>('none')
  const change = (work: () => void): void => {
    task.clear()
    setOutcome('none')
    work()
  }
  async function set(): Promise<void> {
    if (draft.lacksComparison) return setOutcome('compare-first')
    const isDone = await task.run(() => office.setPolicy(draft.input()))
    setOutcome(isDone ? 'done' : 'none')
    if (isDone) draft.forget()
  }
  return (
    <Card title={t('policy.title')} description={t('policy.text')}>
      <div className={styles.stack}>
        <ModeChoice draft={draft} onChange={(mode) => change(() => draft.setMode(mode))} />
        <CoverChoice coverMs={draft.coverMs} onChange={(coverMs) => change(() => draft.setCover(coverMs))} />
        <Exceptions
          people={draft.people}
          mode={draft.mode}
          onChange={(person, mode) => change(() => draft.setException(person, mode))}
        />
        <RelayKeys draft={draft} onSure={(isSure) => change(() => draft.setSure(isSure))} />
        {outcome === 'compare-first' ? (
          <Banner tone="warning" role="alert">
            {t('policy.compare-first')}
          </Banner>
        ) : null}
        <Problem problem={task.problem} />
        {outcome === 'done' ? (
          <Banner tone="success" role="status">
            {t('policy.done')}
          </Banner>
        ) : null}
        <div className={styles.start}>
          <Button kind="primary" busy={task.isBusy} busyLabel={t('policy.setting')} onPress={() => void set()}>
            {t('policy.set')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

interface ModeChoiceProps {
  readonly draft: PolicyDraft
  readonly onChange: (mode: Mode) => void
}

/** The three modes, each with what it costs and gives. */
function ModeChoice({ draft, onChange }: ModeChoiceProps) {
  const words = useLanguage()
  const { t, number } = words
  const { policy } = useSession()
  const often = oftenWords(policy.batchMs, words)
  const beat = t('policy.protected', { seconds: number(policy.roundMs / 1000) })
  const aboutProtected = (
    <>
      {beat}
      {draft.standing === 'none' ? <strong> {t('policy.no-relay')}</strong> : null}
    </>
  )
  return (
    <RadioGroup
      label={t('policy.everybody')}
      value={draft.mode}
      onChange={onChange}
      options={[
        { id: 'standard', label: t('mode.standard'), description: t('policy.standard') },
        { id: 'saver', label: t('mode.saver'), description: t('policy.saver', { often }) },
        { id: 'protected', label: t('mode.protected'), description: aboutProtected },
      ]}
    />
  )
}
