import { Banner, Button, Card, IconBell, IconDownload, Select, Switch } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import styles from '../settings/settings.module.css'
import { chime } from './chime.ts'
import { isInstalled, useInstall } from './install.ts'
import { canNotify } from './notices.ts'
import { setNotify, useNotifySettings } from './notify-settings.ts'
import type { NotifySettings } from './notify-settings.ts'
import { useAskLeave } from './use-ask-leave.ts'

/** How this browser tells of messages, when it does not, and what a closed phone does. */
export function NotificationsSection() {
  const { t } = useLanguage()
  return (
    <>
      <Card title={t('notify.come')} description={t('notify.come-text')}>
        <Ways />
      </Card>
      <Card title={t('notify.quiet')} description={t('notify.quiet-text')}>
        <QuietHours />
      </Card>
      <Card title={t('notify.closed')}>
        <p>{t('notify.closed-text')}</p>
      </Card>
      <Card title={t('notify.install')} description={t('notify.install-text')}>
        <Install />
      </Card>
    </>
  )
}

/** Whether it tells, and how much. Nobody is asked for anything before the first switch is on. */
function Ways() {
  const { t } = useLanguage()
  const settings = useNotifySettings()
  const { leave, ask } = useAskLeave()
  if (!canNotify()) return <Banner tone="warning">{t('notify.unable')}</Banner>
  const isOn = settings.isOn && leave === 'granted'
  return (
    <div className={styles.stack}>
      {leave === 'denied' ? <Banner tone="warning">{t('notify.denied')}</Banner> : null}
      <Switch
        label={t('notify.tell-me')}
        on={isOn}
        disabled={leave === 'denied'}
        onChange={(on) => void (on ? ask() : setNotify({ isOn: false }))}
      />
      <Switch
        label={t('notify.content')}
        hint={t('notify.content-hint')}
        on={settings.showsContent}
        disabled={!isOn}
        onChange={(showsContent) => setNotify({ showsContent })}
      />
      <Switch
        label={t('notify.sound')}
        on={settings.hasSound}
        disabled={!isOn}
        onChange={(hasSound) => setNotify({ hasSound })}
      />
      <div className={styles.start}>
        <Button icon={<IconBell />} onPress={chime}>
          {t('notify.try-sound')}
        </Button>
      </div>
    </div>
  )
}

const HOUR_MINUTES = 60
const usual = { from: 20 * HOUR_MINUTES, to: 8 * HOUR_MINUTES }

function QuietHours() {
  const { t, time } = useLanguage()
  const { quiet } = useNotifySettings()
  const [last, setLast] = useState(quiet ?? usual)
  const options = Array.from({ length: 24 }, (_, hour) => ({
    id: String(hour * HOUR_MINUTES),
    label: time(new Date(2026, 0, 1, hour).getTime()),
  }))
  const set = (next: NonNullable<NotifySettings['quiet']>): void => {
    setLast(next)
    setNotify({ quiet: next })
  }
  const shown = quiet ?? last
  return (
    <div className={styles.stack}>
      <Switch
        label={t('notify.quiet-on')}
        on={quiet !== undefined}
        onChange={(on) => (on ? set(last) : setNotify({ quiet: undefined }))}
      />
      {quiet === undefined ? null : (
        <div className={styles.start}>
          <Select
            label={t('notify.quiet-from')}
            value={String(shown.from)}
            options={options}
            onChange={(from) => set({ ...shown, from: Number(from) })}
          />
          <Select
            label={t('notify.quiet-to')}
            value={String(shown.to)}
            options={options}
            onChange={(to) => set({ ...shown, to: Number(to) })}
          />
        </div>
      )}
    </div>
  )
}

function Install() {
  const { t } = useLanguage()
  const install = useInstall()
  if (isInstalled()) return <p>{t('notify.installed')}</p>
  if (install === undefined) return <p className={styles.hint}>{t('notify.install-by-menu')}</p>
  return (
    <div className={styles.start}>
      <Button icon={<IconDownload />} onPress={() => void install()}>
        {t('notify.install-do')}
      </Button>
    </div>
  )
}
