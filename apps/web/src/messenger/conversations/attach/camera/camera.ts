/** Why a camera gives no picture; the catalogue has a sentence for each. */
export type CameraProblem = 'insecure' | 'refused' | 'missing' | 'busy' | 'lost'

export interface CameraView {
  /** `off`: somebody has turned it off, or the page has. */
  readonly state: 'off' | 'asking' | 'on' | 'problem'
  readonly problem?: CameraProblem
  readonly stream?: MediaStream
  /** All cameras of this computer; browsers tell them once one was given. */
  readonly cameras: readonly { readonly id: string; readonly label: string }[]
  /** The one in use, or that was in use last. */
  readonly chosen?: string
}

/** More than a photo is sent with is asked of no camera. */
const WISH = { width: { ideal: 2560 }, height: { ideal: 1920 } } as const

/** A camera of this computer. What it sees stays in this page; when it is turned off its light goes out. */
export class Camera {
  #view: CameraView = { state: 'asking', cameras: [] }
  #listeners = new Set<() => void>()
  /** Counts wishes: what comes for an earlier one is given back. */
  #wish = 0

  readonly get = (): CameraView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Asks for a camera: this one, that of the last time, or any. Resolves when it is on, or why not is known. */
  async turnOn(id = this.#view.chosen): Promise<void> {
    const wish = this.#begin('asking')
    // Absent where the page did not come in a secure way.
    const media = (globalThis.navigator as Partial<Navigator> | undefined)?.mediaDevices
    if (media === undefined) return this.#fail('insecure')
    try {
      const which = id === undefined ? {} : { deviceId: { exact: id } }
      const stream = await media.getUserMedia({ audio: false, video: { ...WISH, ...which } })
      if (wish !== this.#wish) return stop(stream)
      const [track] = stream.getVideoTracks()
      // Not told of a track that the page itself has stopped.
      track?.addEventListener('ended', () => this.#lose(wish))
      const chosen = track?.getSettings().deviceId ?? id
      this.#set({ state: 'on', stream, ...(chosen === undefined ? {} : { chosen }) })
      const cameras = await listCameras(media)
      if (wish === this.#wish) this.#set({ cameras })
      return undefined
    } catch (error) {
      if (wish !== this.#wish) return undefined
      // The one of the last time may be gone: then any is right.
      if (id !== undefined && problemIn(error) === 'missing') return this.#turnOnAny()
      return this.#fail(problemIn(error))
    }
  }

  /** Its light goes out. */
  readonly turnOff = (): void => void this.#begin('off')

  #turnOnAny(): Promise<void> {
    const { chosen: _chosen, ...rest } = this.#view
    this.#view = rest
    return this.turnOn()
  }

  #lose(wish: number): void {
    if (wish === this.#wish) this.#fail('lost')
  }

  #fail(problem: CameraProblem): void {
    this.#begin('problem')
    this.#set({ problem })
  }

  /** Gives back what there is, and forgets what was asked for. */
  #begin(state: CameraView['state']): number {
    const { stream, problem: _problem, ...rest } = this.#view
    if (stream !== undefined) stop(stream)
    this.#view = rest
    this.#set({ state })
    return (this.#wish += 1)
  }

  #set(more: Partial<CameraView>): void {
    this.#view = { ...this.#view, ...more }
    for (const listener of this.#listeners) listener()
  }
}

/** What a browser’s refusal means (Media Capture and Streams, section 10.3). */
export function problemIn(error: unknown): CameraProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'busy'
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

async function listCameras(media: MediaDevices): Promise<CameraView['cameras']> {
  const devices = await media.enumerateDevices().catch(() => [])
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId: id, label }) => ({ id, label }))
}
