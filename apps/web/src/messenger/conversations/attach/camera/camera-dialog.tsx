import { Button, Dialog, IconCamera, IconRetry, Select } from '@chancery/ui'
import { useLanguage } from '../../../language/language-provider.tsx'
import { CameraFrame } from './camera-frame.tsx'
import styles from './camera.module.css'
import { useShooting } from './use-shooting.ts'
import type { Shooting } from './use-shooting.ts'

interface CameraDialogProps {
  /** The photo lies ready like any that is attached; nothing is sent. */
  readonly onPhoto: (photo: File) => void
  readonly onClose: () => void
}

/** Takes a photo with a camera of this computer. It is off while one looks at what was taken. */
export function CameraDialog({ onPhoto, onClose }: CameraDialogProps) {
  const { t } = useLanguage()
  const shooting = useShooting()
  const { taken, camera } = shooting
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attach.take-photo')}
      actions={
        <Actions
          shooting={shooting}
          onClose={onClose}
          onUse={(photo) => {
            onPhoto(photo)
            onClose()
          }}
        />
      }
    >
      <div className={styles.form}>
        <CameraFrame shooting={shooting} />
        <p className={styles.state} role="status">
          {taken === undefined
            ? camera.state === 'on'
              ? t('attach.camera-state.on')
              : ''
            : t('attach.camera-state.taken')}
        </p>
        {taken === undefined && camera.cameras.length > 1 ? <Cameras shooting={shooting} /> : null}
      </div>
    </Dialog>
  )
}

interface ActionsProps {
  readonly shooting: Shooting
  readonly onUse: (photo: File) => void
  readonly onClose: () => void
}

/** The button that goes on has the focus as soon as there is one, unless somebody is choosing a camera. */
function Actions({ shooting: { camera, isReady, isChosen, taken, take, retake }, onUse, onClose }: ActionsProps) {
  const { t } = useLanguage()
  if (taken !== undefined)
    return (
      <>
        <Button onPress={retake}>{t('attach.retake')}</Button>
        <Button key="use" kind="primary" autoFocus onPress={() => onUse(taken)}>
          {t('attach.use-photo')}
        </Button>
      </>
    )
  const isOver = camera.state === 'problem' || camera.state === 'off'
  return (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      {isOver ? (
        <Button key="on" kind="primary" autoFocus icon={<IconRetry size={16} />} onPress={() => camera.turnOn()}>
          {camera.state === 'off' ? t('attach.camera-on') : t('attach.camera-again')}
        </Button>
      ) : (
        <Button
          key={isReady ? 'ready' : 'waiting'}
          kind="primary"
          icon={<IconCamera size={16} />}
          disabled={!isReady}
          autoFocus={isReady && !isChosen}
          onPress={take}
        >
          {t('attach.take')}
        </Button>
      )}
    </>
  )
}

/** Which camera, where there are several. */
function Cameras({ shooting: { camera, choose } }: { readonly shooting: Shooting }) {
  const { t, number } = useLanguage()
  return (
    <Select
      label={t('attach.which-camera')}
      value={camera.chosen}
      onChange={choose}
      options={camera.cameras.map(({ id, label }, at) => ({
        id,
        label: label === '' ? t('attach.camera-number', { number: number(at + 1) }) : label,
      }))}
    />
  )
}
