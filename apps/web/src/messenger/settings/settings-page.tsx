import { Page } from '../frame/page.tsx'
import type { SettingsSection } from '../frame/routes.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { NotificationsSection } from '../notify/notifications-section.tsx'
import { AppSection } from './app-section.tsx'
import { DevicesSection } from './devices-section.tsx'
import { LockSection } from './lock-section.tsx'
import { LookSection } from './look-section.tsx'
import { PrivacySection } from './privacy-section.tsx'
import { YouSection } from './you-section.tsx'

const sections: Readonly<Record<SettingsSection, () => React.ReactNode>> = {
  you: YouSection,
  notifications: NotificationsSection,
  privacy: PrivacySection,
  devices: DevicesSection,
  lock: LockSection,
  look: LookSection,
  app: AppSection,
}

interface SettingsPageProps {
  readonly section: SettingsSection
  readonly hasBack: boolean
}

/** One part of the settings. */
export function SettingsPage({ section, hasBack }: SettingsPageProps) {
  const { t } = useLanguage()
  const { role } = useSession()
  const Section = sections[section]
  const isOnlyRead = section === 'you' || (section === 'privacy' && role !== 'administrator')
  return (
    <Page key={section} title={t(`settings.${section}`)} hasBack={hasBack} isOnlyRead={isOnlyRead}>
      <Section />
    </Page>
  )
}
