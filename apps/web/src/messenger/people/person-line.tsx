import { IconButton, IconInfo, Tag } from '@chancery/ui'
import type { ConversationKey, PersonRow } from '../../contract/topics.ts'
import { navigate } from '../frame/navigate.ts'
import { formatRoute } from '../frame/routes.ts'
import type { useArrowList } from '../frame/use-arrow-list.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import { PersonAvatar } from './person-avatar.tsx'
import styles from './people-page.module.css'

interface PersonLineProps {
  readonly row: PersonRow
  readonly arrow: ReturnType<ReturnType<typeof useArrowList>['rowProps']>
}

/** Somebody in the directory: a tap writes to them; what is known about them is one further. */
export function PersonLine({ row, arrow }: PersonLineProps) {
  const { t } = useLanguage()
  const conversation = useTopic('conversations')?.find((one) => one.person === row.person)?.key
  const key: ConversationKey = conversation ?? `with.${row.person}`
  const to = row.isSelf ? ({ at: 'settings', section: 'you' } as const) : talk(key)
  return (
    <li className={styles.item}>
      <a href={formatRoute(to)} className={styles.person} {...arrow}>
        <PersonAvatar name={row.name} person={row.person} />
        <span className={styles.words}>
          <span className={styles.name}>
            {row.name} {row.isSelf ? <Tag>{t('common.you')}</Tag> : null}
            {row.role === 'administrator' ? <Tag tone="accent">{t('people.administrator')}</Tag> : null}
          </span>
          <span className={styles.office}>
            {row.devices === 0 ? t('people.no-device') : (row.office ?? t('people.no-office'))}
          </span>
        </span>
      </a>
      <IconButton
        label={t('people.about', { name: row.name })}
        icon={<IconInfo />}
        onPress={() => navigate({ at: 'people', person: row.person })}
      />
    </li>
  )
}

function talk(conversation: ConversationKey) {
  return { at: 'conversation', conversation } as const
}
