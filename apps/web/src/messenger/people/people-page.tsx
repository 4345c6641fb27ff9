import { Button, EmptyState, IconPersonAdd, SearchField, SegmentedControl, Select, Skeleton } from '@chancery/ui'
import { useMemo, useState } from 'react'
import type { PersonRow } from '../../contract/topics.ts'
import { matchPeople } from '../conversations/mention/match-people.ts'
import { navigate } from '../frame/navigate.ts'
import { Page } from '../frame/page.tsx'
import { useArrowList } from '../frame/use-arrow-list.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'
import { isIn, officesOf, placeOf } from './offices.ts'
import styles from './people-page.module.css'
import { PersonLine } from './person-line.tsx'

/** More rows than anybody reads; a name typed finds the rest. */
const MOST = 200
/** Of the filter: no office is called so, since none begins with a blank. */
const EVERYBODY = ' everybody'
const ADMINISTRATORS = ' administrators'

type Order = 'name' | 'office'

/** Everybody in the organization, by name or by office, to be found and written to. */
export function PeoplePage({ hasBack }: { readonly hasBack: boolean }) {
  const { t } = useLanguage()
  const { role } = useSession()
  const people = useTopic('people')
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<Order>('name')
  const [wanted, setWanted] = useState(EVERYBODY)
  const { offices, found } = useFound(people ?? [], typed, wanted)
  const shown = found.slice(0, MOST)
  const list = useArrowList(shown.length)
  const groups = useGroups(shown, order === 'office' && typed === '', offices)
  const isAdministrator = role === 'administrator'
  let at = 0
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
      {(people?.length ?? 0) < 3 ? null : (
        <Filters offices={offices} wanted={wanted} onWanted={setWanted} order={order} onOrder={setOrder} />
      )}
      {people === undefined ? <Skeleton label={t('people.loading')} kind="row" count={6} /> : null}
      <div className={styles.groups} onKeyDown={list.onKeyDown}>
        {groups.map(({ office, rows }) => (
          <section key={office ?? ''} aria-label={office ?? t('people.title')}>
            {office === undefined ? null : <h2 className={styles.group}>{office}</h2>}
            <ul aria-label={office ?? t('people.title')} className={styles.rows}>
              {rows.map((row) => (
                <PersonLine key={row.person} row={row} arrow={list.rowProps(at++)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {found.length > MOST ? <p className={styles.more}>{t('people.more', { count: found.length - MOST })}</p> : null}
      {people !== undefined && found.length === 0 ? (
        <EmptyState title={t('people.none')} text={t('people.none-text')} />
      ) : null}
      {people?.length === 1 && !isAdministrator ? <p className={styles.more}>{t('people.alone')}</p> : null}
    </Page>
  )
}

interface FiltersProps {
  readonly offices: ReadonlyMap<string, number>
  readonly wanted: string
  readonly onWanted: (wanted: string) => void
  readonly order: Order
  readonly onOrder: (order: Order) => void
}

function Filters({ offices, wanted, onWanted, order, onOrder }: FiltersProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.filters}>
      <Select
        label={t('people.filter')}
        hideLabel
        value={wanted}
        options={[
          { id: EVERYBODY, label: t('people.everybody') },
          { id: ADMINISTRATORS, label: t('people.administrators') },
          ...[...offices].map(([id, count]) => ({ id, label: t('people.office-count', { office: id, count }) })),
        ]}
        onChange={onWanted}
      />
      <SegmentedControl<Order>
        label={t('people.order')}
        value={order}
        segments={[
          { id: 'name', label: t('people.by-name') },
          { id: 'office', label: t('people.by-office') },
        ]}
        onChange={onOrder}
      />
    </div>
  )
}

/** Who is meant by what was typed and chosen, and the offices to choose from. */
function useFound(people: readonly PersonRow[], typed: string, wanted: string) {
  const { compare } = useLanguage()
  const sorted = useMemo(() => people.toSorted((a, b) => compare(a.name, b.name)), [people, compare])
  const offices = useMemo(
    () => new Map([...officesOf(people)].toSorted(([a], [b]) => compare(a, b))),
    [people, compare],
  )
  const found = useMemo(() => {
    const isWanted = (row: PersonRow): boolean => {
      if (wanted === ADMINISTRATORS) return row.role === 'administrator'
      return wanted === EVERYBODY || isIn(row, wanted)
    }
    return matchPeople(sorted.filter(isWanted), typed)
  }, [sorted, typed, wanted])
  return { offices, found }
}

interface Group {
  readonly office: string | undefined
  readonly rows: readonly PersonRow[]
}

/** By office, those without one that others share last; or everybody in one piece. */
function useGroups(rows: readonly PersonRow[], isByOffice: boolean, offices: ReadonlyMap<string, number>): Group[] {
  const { compare, t } = useLanguage()
  if (!isByOffice) return [{ office: undefined, rows }]
  const groups = Map.groupBy(rows, (row) => placeOf(row, offices))
  const last = groups.get(undefined)
  groups.delete(undefined)
  const named = [...groups]
    .map(([office, own]) => ({ office, rows: own }))
    .toSorted((a, b) => compare(a.office ?? '', b.office ?? ''))
  return last === undefined ? named : [...named, { office: t('people.other-offices'), rows: last }]
}
