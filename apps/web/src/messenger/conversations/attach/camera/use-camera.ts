import { useEffect, useState, useSyncExternalStore } from 'react'
import { Camera } from './camera.ts'
import type { CameraView } from './camera.ts'

export interface CameraInUse extends CameraView {
  readonly turnOn: (id?: string) => void
  readonly turnOff: () => void
}

/** A camera for as long as something shows what it sees: it is off once that is gone, and while the page is out of sight. */
export function useCamera(): CameraInUse {
  const [camera] = useState(() => new Camera())
  const view = useSyncExternalStore(camera.subscribe, camera.get)
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') camera.turnOff()
    }
    void camera.turnOn()
    document.addEventListener('visibilitychange', onHide)
    addEventListener('pagehide', camera.turnOff)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      removeEventListener('pagehide', camera.turnOff)
      camera.turnOff()
    }
  }, [camera])
  return { ...view, turnOn: (id) => void camera.turnOn(id), turnOff: camera.turnOff }
}
