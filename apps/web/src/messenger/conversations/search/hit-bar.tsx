import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton, IconClose, IconDown, IconUp, SearchField } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationKey } from '../../../contract/topics.ts'
import { useShortcut } from '../../frame/use-shortcut.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useFinds, useTimelines } from '../conversations-provider.tsx'
import styles from './search.module.css'
import { openHit } from './open-hit.ts'

/**
 * Above the messages: the field to find something in this conversation, and, after one has jumped to a result, which it is, the
 * next, and the one before. F3 does the same.
 */
export function HitBar({ conversation }: { readonly conversation: ConversationKey }) {
  const { t } = useLanguage()
  const finds = useFinds()
  const timelines = useTimelines()
  const { query, hits, at, scope, status } = useSyncExternalStore(finds.subscribe, finds.get)
  const [isFinding, setIsFinding] = useState(false)
  const step = (by: 1 | -1): void => openHit(timelines, finds.step(by))
  useStepKeys(step)
  useShortcut('find', () => setIsFinding(true), !conversation.startsWith('with.'))
  const isHere = isFinding && (scope === conversation || query === '')
  const isHit = at !== undefined && hits[at]?.row.conversation === conversation
  if (!isFinding && !isHit) return null
  const close = (): void => {
    setIsFinding(false)
    if (isFinding) finds.clear()
    else finds.leave()
  }
  const isNothing = isFinding && scope === conversation && status === 'found' && hits.length === 0
  return (
    <div className={styles.bar} role="group" aria-label={t('conversations.results')}>
      {isFinding ? (
        <SearchField
          autoFocus
          className={styles.barField}
          label={t('conversations.find-here')}
          value={isHere ? query : ''}
          onChange={(text) => void finds.search(text, conversation as ConversationId)}
          onSubmit={() => step(1)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query === '') close()
          }}
        />
      ) : null}
      <span className={styles.barText} role="status">
        {isHit ? t('conversations.result-of', { at: at + 1, count: hits.length, query }) : null}
        {isNothing ? t('conversations.nothing-found', { query }) : null}
        {!isHit && isHere && hits.length > 0 ? t('conversations.results-count', { count: hits.length }) : null}
      </span>
      <IconButton
        size="small"
        label={t('conversations.previous-result')}
        shortcut="Shift F3"
        icon={<IconUp size={16} />}
        disabled={hits.length === 0}
        onPress={() => step(-1)}
      />
      <IconButton
        size="small"
        label={t('conversations.next-result')}
        shortcut="F3"
        icon={<IconDown size={16} />}
        disabled={hits.length === 0}
        onPress={() => step(1)}
      />
      <IconButton size="small" label={t('conversations.leave-result')} icon={<IconClose size={16} />} onPress={close} />
    </div>
  )
}

function useStepKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F3') return
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  })
}
