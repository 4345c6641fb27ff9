import { Button, IconArchive, IconAttach, IconBell, IconBellOff, IconPin, Menu, ToggleButton } from '@chancery/ui'
import { MUTED_FOR_EVER } from '../../../contract/conversation-calls.ts'
import type { PreferenceChange } from '../../../contract/conversation-calls.ts'
import type { ConversationRow } from '../../../contract/topics.ts'
import { navigate } from '../../frame/navigate.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { useConversationEntries } from '../use-conversation-entries.tsx'
import styles from './details.module.css'

interface ForYouProps {
  readonly row: ConversationRow
  /** Its level, below the title of the details. */
  readonly heading: 'h2' | 'h3'
}

/** What was sent besides words, and what a person sets for a conversation without anybody hearing of it. */
export function ForYou({ row, heading: Heading }: ForYouProps) {
  const { t, moment } = useLanguage()
  const office = useOffice()
  const toast = useToast()
  const mute = useConversationEntries()(row).filter(({ id }) => id === 'mute')
  const set = (change: PreferenceChange): void =>
    void office.setPreferences({ conversation: row.key, ...change }).catch(toast.problem)
  const { mutedUntil } = row
  const muted =
    mutedUntil === undefined || mutedUntil === MUTED_FOR_EVER
      ? t('conversations.muted')
      : t('conversations.muted-until', { moment: moment(mutedUntil) })
  return (
    <section className={styles.section} aria-label={t('conversations.for-you')}>
      <Button
        icon={<IconAttach size={16} />}
        onPress={() => navigate({ at: 'conversation', conversation: row.key, isMedia: true })}
      >
        {t('conversations.media')}
      </Button>
      <div className={styles.sectionTop}>
        <Heading>{t('conversations.for-you')}</Heading>
      </div>
      <div className={styles.acts}>
        <Menu
          trigger={
            <Button icon={mutedUntil === undefined ? <IconBell size={16} /> : <IconBellOff size={16} />}>
              {mutedUntil === undefined ? t('conversations.mute') : muted}
            </Button>
          }
          label={t('conversations.mute')}
          groups={mute}
          placement="bottom start"
        />
        <ToggleButton
          label={t('conversations.pin')}
          icon={<IconPin size={16} />}
          pressed={row.isPinned === true}
          onChange={(isPinned) => set({ isPinned })}
        />
        <ToggleButton
          label={t('conversations.archive')}
          icon={<IconArchive size={16} />}
          pressed={row.isArchived === true}
          onChange={(isArchived) => set({ isArchived })}
        />
      </div>
    </section>
  )
}
