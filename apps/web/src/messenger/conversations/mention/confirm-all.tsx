import { ConfirmDialog } from '@chancery/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PersonId } from '@chancery/protocol'
import type { Mention } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { manySpokenTo } from './everybody.ts'

export interface ConfirmAll {
  /** Does `send` at once, or, where many would be spoken to, when the person says yes. */
  readonly check: (mentions: readonly Mention[], send: () => void) => void
  readonly question: ReactNode
}

/** Asks before a text speaks to all of a large group, with their number. */
export function useConfirmAll(members: readonly PersonId[]): ConfirmAll {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<{ readonly count: number; readonly send: () => void } | undefined>(undefined)
  const close = (): void => setAsked(undefined)
  return {
    check(mentions, send) {
      const count = manySpokenTo(mentions, members)
      if (count === undefined) send()
      else setAsked({ count, send })
    },
    question:
      asked === undefined ? null : (
        <ConfirmDialog
          open
          onClose={close}
          title={t('conversations.to-all-title', { count: asked.count })}
          description={t('conversations.to-all-why')}
          confirmLabel={t('conversations.to-all-do', { count: asked.count })}
          cancelLabel={t('common.cancel')}
          onConfirm={() => {
            close()
            asked.send()
          }}
        />
      ),
  }
}
