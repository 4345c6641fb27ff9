import { Suspense } from 'react'
import { Page } from '../frame/page.tsx'
import type { SettingsSection } from '../frame/routes.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { settingsTable } from './settings-table.ts'

interface SettingsPageProps {
  readonly section: SettingsSection
  readonly hasBack: boolean
}

/** One part of the settings. */
export function SettingsPage({ section, hasBack }: SettingsPageProps) {
  const { t } = useLanguage()
  const { role } = useSession()
  const { Section, isOnlyRead } = settingsTable[section]
  return (
    <Page key={section} title={t(`settings.${section}`)} hasBack={hasBack} isOnlyRead={isOnlyRead?.(role) ?? false}>
      <Suspense>
        <Section />
      </Suspense>
    </Page>
  )
}
