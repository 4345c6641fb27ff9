import { Banner, TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { offerLink } from './arrival.ts'
import { StartForm } from './start-form.tsx'
import { StartPage } from './start-page.tsx'

/** Nothing is stored here, and no good link was opened: says where links come from, and takes one that is pasted. */
export function LinkPage({ refusal }: { readonly refusal?: string }) {
  const { t } = useLanguage()
  const task = useTask()
  const [link, setLink] = useState('')
  return (
    <StartPage title={t('start.link.title')} text={t('start.link.text')}>
      {refusal === undefined ? null : (
        <Banner tone="warning" role="alert" title={t('start.link.refused')}>
          {refusal}
        </Banner>
      )}
      <StartForm
        label={t('start.link.title')}
        task={task}
        onSubmit={async () => offerLink(link.trim())}
        doLabel={t('start.link.do')}
        busyLabel={t('start.starting')}
        isDisabled={link.trim() === ''}
      >
        <TextField label={t('start.link.field')} value={link} onChange={setLink} type="url" autoComplete="off" mono />
      </StartForm>
    </StartPage>
  )
}
