import {
  Avatar,
  Button,
  EmptyState,
  IconDevice,
  IconButton,
  IconPersonAdd,
  SearchField,
  Skeleton,
  Tag,
} from '@chancery/ui'
import { useMemo, useState } from 'react'
import type { ConversationKey, PersonRow } from '../../contract/topics.ts'
import { matchPeople } from '../conversations/mention/match-people.ts'
import { navigate } from '../frame/navigate.ts'
import { Page } from '../frame/page.tsx'
import { formatRoute } from '../frame/routes.ts'
import { useArrowList } from '../frame/use-arrow-list.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'
import styles from './people-page.module.css'
import { PersonDevices } from './person-devices.tsx'

/** More rows than anybody reads; a name typed finds the rest. */
const MOST = 200

/** Everybody in the organization, to be found and written to. */
export function PeoplePage({ hasBack }: { readonly hasBack: boolean }) {
  const { t, compare } = useLanguage()
  const { role } = useSession()
  const people = useTopic('people')
  const [typed, setTyped] = useState('')
  const [devicesOf, setDevicesOf] = useState<PersonRow | undefined>(undefined)
  const sorted = useMemo(() => people?.toSorted((a, b) => compare(a.name, b.name)), [people, compare])
  const found = useMemo(() => matchPeople(sorted ?? [], typed), [sorted, typed])
  const shown = found.slice(0, MOST)
  const list = useArrowList(shown.length)
  const isAdministrator = role === 'administrator'
  return (
    <Page
      title={t('people.title')}
      hasBack={hasBack}
      end={
        isAdministrator ? (
          <Button icon={<IconPersonAdd />} onPress={() => navigate({ at: 'invite' })}>
            {t('people.invite')}
          </Button>
        ) : null
      }
    >
      <SearchField label={t('people.search')} value={typed} onChange={setTyped} />
      {people === undefined ? <Skeleton label={t('people.loading')} kind="row" count={6} /> : null}
      <ul aria-label={t('people.title')} className={styles.rows} onKeyDown={list.onKeyDown}>
        {shown.map((row, index) => (
          <li key={row.person} className={styles.item}>
            <PersonLink row={row} arrow={list.rowProps(index)} />
            {isAdministrator ? (
              <IconButton
                label={t('people.devices-of', { name: row.name })}
                icon={<IconDevice />}
                onPress={() => setDevicesOf(row)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found.length > MOST ? <p className={styles.more}>{t('people.more', { count: found.length - MOST })}</p> : null}
      {people !== undefined && found.length === 0 ? (
        <EmptyState title={t('people.none')} text={t('people.none-text')} />
      ) : null}
      {people?.length === 1 && !isAdministrator ? <p className={styles.more}>{t('people.alone')}</p> : null}
      {devicesOf === undefined ? null : <PersonDevices person={devicesOf} onClose={() => setDevicesOf(undefined)} />}
    </Page>
  )
}

interface PersonLinkProps {
  readonly row: PersonRow
  readonly arrow: ReturnType<ReturnType<typeof useArrowList>['rowProps']>
}

function PersonLink({ row, arrow }: PersonLinkProps) {
  const { t } = useLanguage()
  const conversation = useTopic('conversations')?.find((one) => one.person === row.person)?.key
  const key: ConversationKey = conversation ?? `with.${row.person}`
  const words = (
    <>
      <Avatar name={row.name} seed={row.person} />
      <span className={styles.words}>
        <span className={styles.name}>
          {row.name} {row.isSelf ? <Tag>{t('common.you')}</Tag> : null}
          {row.role === 'administrator' ? <Tag tone="accent">{t('people.administrator')}</Tag> : null}
        </span>
        <span className={styles.office}>
          {row.devices === 0 ? t('people.no-device') : (row.office ?? t('people.no-office'))}
        </span>
      </span>
    </>
  )
  return row.isSelf ? (
    <a href={formatRoute({ at: 'settings', section: 'you' })} className={styles.person} {...arrow}>
      {words}
    </a>
  ) : (
    <a href={formatRoute({ at: 'conversation', conversation: key })} className={styles.person} {...arrow}>
      {words}
    </a>
  )
}
