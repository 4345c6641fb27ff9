import { Button, IconBell, IconDevice, IconShield, Link } from '@chancery/ui'
import type { Icon } from '@chancery/ui'
import { useId, useState } from 'react'
import { formatRoute } from '../frame/routes.ts'
import type { MessageKey } from '../language/catalogue.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { canNotify } from '../notify/notices.ts'
import { useAskLeave } from '../notify/use-ask-leave.ts'
import { clearCards } from './cards-due.ts'
import styles from './first-cards.module.css'

interface CardWords {
  readonly id: 'readers' | 'closed' | 'devices'
  readonly title: MessageKey
  readonly text: MessageKey
  readonly icon: Icon
}

const cards: readonly CardWords[] = [
  { id: 'readers', title: 'start.cards.readers', text: 'start.cards.readers-text', icon: IconShield },
  { id: 'closed', title: 'start.cards.closed', text: 'start.cards.closed-text', icon: IconBell },
  { id: 'devices', title: 'start.cards.devices', text: 'start.cards.devices-text', icon: IconDevice },
]

/** Three things that whoever has just come in should know. They stand in nobody’s way, and go for ever when they are read. */
export function FirstCards() {
  const { t } = useLanguage()
  const id = useId()
  const [at, setAt] = useState(0)
  const card = cards[at]
  if (card === undefined) return null
  const isLast = at === cards.length - 1
  const Sign = card.icon
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div aria-live="polite" className={styles.words}>
        <h2 id={id} className={styles.title}>
          <Sign size={18} />
          {t(card.title)}
        </h2>
        <p>{t(card.text)}</p>
      </div>
      {card.id === 'closed' ? <Ask /> : null}
      {card.id === 'devices' ? (
        <Link className={styles.go} href={formatRoute({ at: 'settings', section: 'devices' })}>
          {t('start.cards.to-devices')}
        </Link>
      ) : null}
      <div className={styles.foot}>
        <span className={styles.count}>{t('start.cards.count', { at: at + 1, count: cards.length })}</span>
        {isLast ? null : (
          <Button size="small" kind="quiet" onPress={clearCards}>
            {t('start.cards.skip')}
          </Button>
        )}
        <Button size="small" kind="primary" onPress={() => (isLast ? clearCards() : setAt(at + 1))}>
          {t(isLast ? 'start.cards.done' : 'start.cards.next')}
        </Button>
      </div>
    </section>
  )
}

/** The browser is asked only because somebody taps here. */
function Ask() {
  const { t } = useLanguage()
  const { leave, ask } = useAskLeave()
  if (!canNotify() || leave !== 'default') return null
  return (
    <div>
      <Button size="small" icon={<IconBell size={16} />} onPress={() => void ask()}>
        {t('notify.tell-me')}
      </Button>
    </div>
  )
}
