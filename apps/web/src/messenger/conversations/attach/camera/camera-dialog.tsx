import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { Button, Dialog, IconAlert, IconCamera, IconRetry, Select, Spinner } from '@chancery/ui'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useToast } from '../../../state/use-toast.ts'
import { useObjectUrl } from '../../media/use-object-url.ts'
import styles from './camera.module.css'
import { takePhoto } from './take-photo.ts'
import { useCamera } from './use-camera.ts'
import type { CameraInUse } from './use-camera.ts'

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
        <Frame shooting={shooting} />
        <p className={styles.state} role="status">
          {taken === undefined
            ? camera.state === 'on'
              ? t('attach.camera-state.on')
              : ''
            : t('attach.camera-state.taken')}
        </p>
        {taken === undefined && camera.cameras.length > 1 ? <Cameras camera={camera} /> : null}
      </div>
    </Dialog>
  )
}

interface Shooting {
  readonly camera: CameraInUse
  readonly video: RefObject<HTMLVideoElement | null>
  /** Whether there is something to be taken. */
  readonly isReady: boolean
  readonly setIsReady: (isReady: boolean) => void
  readonly taken: File | undefined
  readonly take: () => void
  readonly retake: () => void
}

function useShooting(): Shooting {
  const toast = useToast()
  const camera = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const [isReady, setIsReady] = useState(false)
  const [taken, setTaken] = useState<File | undefined>(undefined)
  const take = async (): Promise<void> => {
    if (video.current === null) return
    setTaken(await takePhoto(video.current))
    camera.turnOff()
  }
  return {
    camera,
    video,
    isReady: isReady && camera.state === 'on',
    setIsReady,
    taken,
    take: () => void take().catch(toast.problem),
    retake() {
      setTaken(undefined)
      setIsReady(false)
      camera.turnOn()
    },
  }
}

interface ActionsProps {
  readonly shooting: Shooting
  readonly onUse: (photo: File) => void
  readonly onClose: () => void
}

/** The button that goes on has the focus as soon as there is one. */
function Actions({ shooting: { camera, isReady, taken, take, retake }, onUse, onClose }: ActionsProps) {
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
          autoFocus={isReady}
          onPress={take}
        >
          {t('attach.take')}
        </Button>
      )}
    </>
  )
}

/** What the camera sees, what was taken, or why there is nothing, in the same room. */
function Frame({ shooting: { camera, video, isReady, setIsReady, taken } }: { readonly shooting: Shooting }) {
  const { t } = useLanguage()
  const url = useObjectUrl(taken)
  const { state, problem, stream } = camera
  useEffect(() => {
    const { current } = video
    if (current === null || stream === undefined) return undefined
    current.srcObject = stream
    return () => {
      current.srcObject = null
      setIsReady(false)
    }
  }, [video, stream, setIsReady])
  if (taken !== undefined)
    return <div className={styles.frame}>{url === undefined ? null : <img src={url} alt={t('attach.taken')} />}</div>
  return (
    <div className={styles.frame} data-dark={isReady || undefined}>
      {stream === undefined ? null : (
        <video
          ref={video}
          aria-label={t('attach.camera-sees')}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setIsReady(true)}
        />
      )}
      {isReady ? null : (
        <div className={styles.words}>
          {state === 'asking' || state === 'on' ? <Spinner size={24} /> : <IconAlert size={24} />}
          <p role={problem === undefined ? 'status' : 'alert'}>
            {problem === undefined ? t(`attach.camera-state.${wordOf(state)}`) : t(`attach.camera-problem.${problem}`)}
          </p>
        </div>
      )}
    </div>
  )
}

function wordOf(state: CameraInUse['state']): 'asking' | 'off' {
  return state === 'off' ? 'off' : 'asking'
}

/** Which camera, where there are several. */
function Cameras({ camera: { cameras, chosen, turnOn } }: { readonly camera: CameraInUse }) {
  const { t, number } = useLanguage()
  return (
    <Select
      label={t('attach.which-camera')}
      value={chosen}
      onChange={turnOn}
      options={cameras.map(({ id, label }, at) => ({
        id,
        label: label === '' ? t('attach.camera-number', { number: number(at + 1) }) : label,
      }))}
    />
  )
}
