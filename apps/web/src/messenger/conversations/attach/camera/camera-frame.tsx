import { useEffect } from 'react'
import { IconAlert, Spinner } from '@chancery/ui'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useObjectUrl } from '../../media/use-object-url.ts'
import type { CameraView } from './camera.ts'
import styles from './camera.module.css'
import type { Shooting } from './use-shooting.ts'

/** What the camera sees, what was taken, or why there is nothing, in the same room. */
export function CameraFrame({
  shooting: { camera, video, isReady, setIsReady, taken },
}: {
  readonly shooting: Shooting
}) {
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

function wordOf(state: CameraView['state']): 'asking' | 'off' {
  return state === 'off' ? 'off' : 'asking'
}
