import { Spinner } from '@chancery/ui'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { LinkAnswer } from '../../contract/calls.ts'
import { navigate } from '../frame/navigate.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useTopic } from '../state/office-provider.tsx'
import { problemOf, wordsOf } from '../state/problem.ts'
import { AddDevicePage } from './add-device-page.tsx'
import { AlreadyHere } from './already-here.tsx'
import { useArrival, useSpareArrival } from './arrival.ts'
import { FoundPage } from './found-page.tsx'
import styles from './gate.module.css'
import { JoinPage } from './join-page.tsx'
import { LinkPage } from './link-page.tsx'
import { RefusedPage, RevokedPage } from './stopped-pages.tsx'
import { UnlockPage } from './unlock-page.tsx'

/** Shows `children` to whoever is in, and to everybody else the page that lets them in. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useTopic('session')
  const link = useArrival()
  const spare = useSpareArrival()
  const [hasJoined, setHasJoined] = useState(false)
  const invitedBy = session?.phase === 'open' ? session.invitedBy : undefined
  useEffect(() => {
    if (!hasJoined || session?.phase !== 'open') return
    setHasJoined(false)
    if (invitedBy !== undefined) navigate({ at: 'conversation', conversation: `with.${invitedBy}` })
  }, [hasJoined, session?.phase, invitedBy])

  switch (session?.phase) {
    case undefined:
    case 'starting':
      return <Starting />
    case 'new':
      return link === undefined ? <LinkPage /> : <Arrival key={link} link={link} onJoined={() => setHasJoined(true)} />
    case 'locked':
      return <UnlockPage session={session} hasLink={link !== undefined} />
    case 'revoked':
      return link === undefined ? (
        <RevokedPage />
      ) : (
        <Arrival key={link} link={link} onJoined={() => setHasJoined(true)} />
      )
    case 'refused':
      return <RefusedPage session={session} />
    case 'open':
      return (
        <>
          {children}
          {spare === undefined ? null : <AlreadyHere />}
        </>
      )
  }
}

/** What the opened link is for. */
function Arrival({ link, onJoined }: { readonly link: string; readonly onJoined: () => void }) {
  const words = useLanguage()
  const office = useOffice()
  const [answer, setAnswer] = useState<LinkAnswer | { readonly kind: 'failed'; readonly error: unknown }>()
  useEffect(() => {
    let isHere = true
    void office.readLink(link).then(
      (read) => isHere && setAnswer(read),
      (error: unknown) => isHere && setAnswer({ kind: 'failed', error }),
    )
    return () => {
      isHere = false
    }
  }, [office, link])
  switch (answer?.kind) {
    case undefined:
      return <Starting />
    case 'found':
      return <FoundPage link={link} />
    case 'invite':
      return <JoinPage link={link} onJoined={onJoined} />
    case 'device':
    case 'move':
      return <AddDevicePage link={link} isMove={answer.kind === 'move'} />
    case 'none':
      return <LinkPage refusal={wordsOf(answer, words)} />
    case 'failed':
      return <LinkPage refusal={problemOf(answer.error, words).text} />
  }
}

function Starting() {
  const { t } = useLanguage()
  return (
    <main className={styles.starting}>
      <Spinner label={t('start.starting')} />
    </main>
  )
}
