import { IconBell, IconDevice, IconInfo, IconLock, IconPerson, IconShield, IconSun } from '@chancery/ui'
import type { Icon } from '@chancery/ui'
import { lazy } from 'react'
import type { ComponentType } from 'react'
import type { Role } from '@chancery/protocol'
import type { SettingsSection } from '../frame/routes.ts'

interface SettingsRow {
  readonly icon: Icon
  /** Fetched when it is first looked at. */
  readonly Section: ComponentType
  /** For whom there is nothing to set in it. */
  readonly isOnlyRead?: (role: Role) => boolean
}

/**
 * The settings: the one table behind the list of them and the page. A section’s words are `settings.` and its name in the
 * catalogues, its place in the list is its place in `settingsSections`.
 */
export const settingsTable: Readonly<Record<SettingsSection, SettingsRow>> = {
  you: {
    icon: IconPerson,
    Section: lazy(async () => ({ default: (await import('./you-section.tsx')).YouSection })),
  },
  notifications: {
    icon: IconBell,
    Section: lazy(async () => ({
      default: (await import('../notify/notifications-section.tsx')).NotificationsSection,
    })),
  },
  privacy: {
    icon: IconShield,
    Section: lazy(async () => ({ default: (await import('./privacy-section.tsx')).PrivacySection })),
    isOnlyRead: (role) => role !== 'administrator',
  },
  devices: {
    icon: IconDevice,
    Section: lazy(async () => ({ default: (await import('./devices-section.tsx')).DevicesSection })),
  },
  lock: {
    icon: IconLock,
    Section: lazy(async () => ({ default: (await import('./lock-section.tsx')).LockSection })),
  },
  look: {
    icon: IconSun,
    Section: lazy(async () => ({ default: (await import('./look-section.tsx')).LookSection })),
  },
  app: {
    icon: IconInfo,
    Section: lazy(async () => ({ default: (await import('./app-section.tsx')).AppSection })),
  },
}
