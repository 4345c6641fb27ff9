import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useToast } from '../../../state/use-toast.ts'
import { takePhoto } from './take-photo.ts'
import { useCamera } from './use-camera.ts'
import type { CameraInUse } from './use-camera.ts'

export interface Shooting {
  readonly camera: CameraInUse
  readonly video: RefObject<HTMLVideoElement | null>
  /** Whether there is something to be taken. */
  readonly isReady: boolean
  readonly setIsReady: (isReady: boolean) => void
  /** Whether the camera in use was chosen just now. */
  readonly isChosen: boolean
  readonly choose: (id: string) => void
  readonly taken: File | undefined
  readonly take: () => void
  readonly retake: () => void
}

/** The taking of one photo: looking, taking, and looking at what was taken, with the camera off. */
export function useShooting(): Shooting {
  const toast = useToast()
  const camera = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const [isReady, setIsReady] = useState(false)
  const [isChosen, setIsChosen] = useState(false)
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
    isChosen,
    choose(id) {
      setIsChosen(true)
      camera.turnOn(id)
    },
    taken,
    take: () => void take().catch(toast.problem),
    retake() {
      setTaken(undefined)
      setIsReady(false)
      setIsChosen(false)
      camera.turnOn()
    },
  }
}
