import { Dialog } from '@chancery/ui'
import type { PersonRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { DeviceList } from '../settings/device-list.tsx'

/** A colleague's devices, for an administrator who has to remove a lost one. */
export function PersonDevices({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog open onClose={onClose} title={t('people.devices-of', { name: person.name })}>
      <DeviceList person={person.person} owner={person.name} />
    </Dialog>
  )
}
