import { lazy, Suspense, useState } from 'react'
import {
  IconAttach,
  IconButton,
  IconCamera,
  IconContact,
  IconFile,
  IconImage,
  IconPlace,
  IconPoll,
  Menu,
} from '@chancery/ui'
import type { MenuEntry } from '@chancery/ui'
import type { CardRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { isTouch } from '../composer/is-touch.ts'
import { afterFocus } from '../timeline/after-focus.ts'
import { pickFiles } from './pick-files.ts'

const CameraDialog = lazy(async () => ({ default: (await import('./camera/camera-dialog.tsx')).CameraDialog }))
const ContactDialog = lazy(async () => ({ default: (await import('./contact-dialog.tsx')).ContactDialog }))
const PlaceDialog = lazy(async () => ({ default: (await import('./place-dialog.tsx')).PlaceDialog }))

interface AttachButtonProps {
  readonly onFiles: (files: readonly File[]) => void
  readonly onCard: (card: CardRow) => void
  readonly onPoll: () => void
}

type Opened = 'camera' | 'contact' | 'place'

/** Everything that can be sent besides text, in one sheet. */
export function AttachButton({ onFiles, onCard, onPoll }: AttachButtonProps) {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const close = (): void => setOpened(undefined)
  const files: MenuEntry[] = [
    {
      id: 'gallery',
      label: t('attach.gallery'),
      icon: <IconImage size={16} />,
      onAction: () => pickFiles({ accept: 'image/*,video/*' }, onFiles),
    },
    {
      id: 'file',
      label: t('attach.file'),
      icon: <IconFile size={16} />,
      onAction: () => pickFiles({}, onFiles),
    },
  ]
  // A telephone has a program of its own for this; elsewhere the browser would ask for a file once more.
  const isPhone = isTouch()
  files.unshift({
    id: 'camera',
    label: isPhone ? t('attach.camera') : t('attach.take-photo'),
    icon: <IconCamera size={16} />,
    onAction: () => (isPhone ? pickFiles({ accept: 'image/*', isCamera: true }, onFiles) : setOpened('camera')),
  })
  const cards: MenuEntry[] = [
    {
      id: 'contact',
      label: t('attach.contact'),
      icon: <IconContact size={16} />,
      onAction: () => setOpened('contact'),
    },
    { id: 'place', label: t('attach.place'), icon: <IconPlace size={16} />, onAction: () => setOpened('place') },
    { id: 'poll', label: t('acts.poll'), icon: <IconPoll size={16} />, onAction: onPoll },
  ]
  return (
    <>
      <Menu
        trigger={<IconButton label={t('attach.attach')} icon={<IconAttach />} />}
        placement="top start"
        groups={[
          { id: 'files', entries: files },
          { id: 'cards', entries: cards },
        ]}
      />
      <Suspense>
        {opened === 'camera' ? (
          <CameraDialog onPhoto={(photo) => afterFocus(() => onFiles([photo]))} onClose={close} />
        ) : null}
        {opened === 'contact' ? <ContactDialog onSend={onCard} onClose={close} /> : null}
        {opened === 'place' ? <PlaceDialog onSend={onCard} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
