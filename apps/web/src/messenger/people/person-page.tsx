import { Avatar, Button, Card, EmptyState, IconMessage, Link, Skeleton, Tag } from '@chancery/ui'
import type { ConversationId, PersonId } from '@chancery/protocol'
import { useEffect, useState } from 'react'
import type { MemberDevice } from '../../contract/calls.ts'
import type { PersonRow } from '../../contract/topics.ts'
import { pictureAddress } from '../conversations/picture.ts'
import { navigate } from '../frame/navigate.ts'
import { Page } from '../frame/page.tsx'
import { formatRoute } from '../frame/routes.ts'
import { LostDevice } from '../history/lost-device.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { DeviceList } from '../settings/device-list.tsx'
import { useOffice, usePeople, useSession, useTopic } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { NumberToCompare } from './number-to-compare.tsx'
import { PersonAvatar } from './person-avatar.tsx'
import styles from './person-page.module.css'

/** Somebody: who they are, since when, on which devices, and where one meets them. */
export function PersonPage({ person }: { readonly person: PersonId }) {
  const { t } = useLanguage()
  const people = useTopic('people')
  const row = usePeople().get(person)
  if (people === undefined) return <Skeleton label={t('people.loading')} kind="row" count={4} />
  if (row === undefined)
    return (
      <Page title={t('people.title')} hasBack>
        <EmptyState
          title={t('people.unknown')}
          text={t('people.unknown-text')}
          action={<Link href={formatRoute({ at: 'people' })}>{t('people.title')}</Link>}
        />
      </Page>
    )
  return <Profile key={person} row={row} />
}

function Profile({ row }: { readonly row: PersonRow }) {
  const { t, day } = useLanguage()
  const { role } = useSession()
  const { person, name, office, isSelf } = row
  const { devices, groups, problem } = useFacts(person)
  const since = devices?.map((device) => device.since ?? Infinity).reduce((a, b) => Math.min(a, b), Infinity)
  const present = devices?.filter(({ isRevoked }) => !isRevoked)
  const mayManage = role === 'administrator' || isSelf
  return (
    <Page title={name} hasBack>
      <div className={styles.who}>
        <PersonAvatar name={name} person={person} size={72} />
        <div className={styles.facts}>
          <p className={styles.office}>{office ?? t('people.no-office')}</p>
          {row.role === 'administrator' ? <Tag tone="accent">{t('people.administrator')}</Tag> : null}
          {since === undefined || since === Infinity ? null : (
            <p className={styles.quiet}>{t('people.here-since', { day: day(since) })}</p>
          )}
        </div>
        {isSelf || row.devices === 0 ? null : (
          <Button
            kind="primary"
            icon={<IconMessage />}
            onPress={() => navigate({ at: 'conversation', conversation: `with.${person}` })}
          >
            {t('people.write')}
          </Button>
        )}
      </div>
      <Problem problem={problem} />
      <Card title={t('people.devices')} description={t('people.devices-text', { name })}>
        {devices === undefined ? <Skeleton label={t('settings.devices.loading')} kind="row" count={2} /> : null}
        {mayManage ? (
          <DeviceList person={person} {...(isSelf ? {} : { owner: name })} />
        ) : (
          <Devices devices={present ?? []} />
        )}
        {present?.length === 0 ? <p className={styles.quiet}>{t('people.no-device')}</p> : null}
        <LostDevice person={row} />
      </Card>
      {isSelf ? null : <InCommon groups={groups} name={name} />}
      {present === undefined || present.length === 0 ? null : <Compare devices={present} row={row} />}
    </Page>
  )
}

/** What the worker knows of somebody; asked anew when people or their devices change. */
function useFacts(person: PersonId) {
  const office = useOffice()
  const people = useTopic('people')
  const task = useTask()
  const [devices, setDevices] = useState<readonly MemberDevice[] | undefined>(undefined)
  const [groups, setGroups] = useState<readonly ConversationId[] | undefined>(undefined)
  useEffect(() => {
    let isHere = true
    void task.run(async () => {
      const [own, common] = await Promise.all([office.listDevices(person), office.groupsInCommon(person)])
      if (!isHere) return
      setDevices(own)
      setGroups(common)
    })
    return () => {
      isHere = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the task is another one after each answer
  }, [office, person, people])
  return { devices, groups, problem: task.problem }
}

function Devices({ devices }: { readonly devices: readonly MemberDevice[] }) {
  const { t, day } = useLanguage()
  return (
    <ul className={styles.rows}>
      {devices.map(({ device, label, since }) => (
        <li key={device} className={styles.device}>
          <span>{label}</span>
          {since === undefined ? null : (
            <span className={styles.quiet}>{t('settings.devices.since', { day: day(since) })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function InCommon({ groups, name }: { readonly groups: readonly ConversationId[] | undefined; readonly name: string }) {
  const { t } = useLanguage()
  const rows = useTopic('conversations') ?? []
  const shared = (groups ?? []).flatMap((key) => rows.find((row) => row.key === key) ?? [])
  return (
    <Card title={t('people.in-common')}>
      {groups !== undefined && shared.length === 0 ? (
        <p className={styles.quiet}>{t('people.none-in-common', { name })}</p>
      ) : null}
      <ul className={styles.rows}>
        {shared.map((row) => (
          <li key={row.key}>
            <a className={styles.group} href={formatRoute({ at: 'conversation', conversation: row.key })}>
              <Avatar name={row.name} seed={row.key} kind="group" src={pictureAddress(row.picture)} />
              <span className={styles.words}>
                <span>{row.name}</span>
                <span className={styles.quiet}>{t('common.people', { count: row.people.length })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** For two people who stand beside each other and want to be sure. */
function Compare({ devices, row }: { readonly devices: readonly MemberDevice[]; readonly row: PersonRow }) {
  const { t } = useLanguage()
  const known = devices.filter(({ fingerprint }) => fingerprint !== undefined)
  if (known.length === 0) return null
  return (
    <Card
      title={t('people.compare')}
      description={row.isSelf ? t('people.compare-own') : t('people.compare-text', { name: row.name })}
    >
      <ul className={styles.rows}>
        {known.map(({ device, label, fingerprint }) => (
          <li key={device} className={styles.device}>
            <span>{label}</span>
            <NumberToCompare number={fingerprint ?? ''} label={t('people.number-qr', { device: label })} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
