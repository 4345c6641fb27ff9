import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import { waveformOf } from './waveform.ts'

/** A voice note is at most so long. */
export const LONGEST_SECONDS = 15 * 60
const SHORTEST_SECONDS = 0.4
const TICK_MS = 100
/** What browsers write; the first that this one can. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

export interface RecordingView {
  /** `asking`: for the microphone. `full`: as long as it may be; it waits to be sent. */
  readonly state: 'asking' | 'recording' | 'full' | 'refused' | 'over'
  readonly seconds: number
  /** How loud it is now, from 0 to 1. */
  readonly level: number
  /** It goes on without a finger on the button. */
  readonly isLocked: boolean
}

/** One voice note while it is made. The sound stays in this page until it is sent. */
export class Recording {
  #view: RecordingView = { state: 'asking', seconds: 0, level: 0, isLocked: false }
  #listeners = new Set<() => void>()
  #parts: Blob[] = []
  #stream: MediaStream | undefined
  #recorder: MediaRecorder | undefined
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setInterval> | undefined
  #startedAt = 0

  readonly get = (): RecordingView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Asks for the microphone and begins. Resolves when it has begun, or was refused. */
  async begin(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      this.#stream = stream
      // Somebody may have left before the microphone was given.
      if (this.#view.state === 'over') return this.#release()
      const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
      this.#recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType })
      this.#recorder.addEventListener('dataavailable', ({ data }) => this.#parts.push(data))
      this.#recorder.start()
      this.#startedAt = performance.now()
      this.#watchLevel(stream)
      return this.#set({ state: 'recording' })
    } catch {
      this.#release()
      return this.#set({ state: 'refused' })
    }
  }

  lock(): void {
    this.#set({ isLocked: true })
  }

  cancel(): void {
    this.#release()
    this.#set({ state: 'over' })
  }

  /** Ends it. Gives nothing where it was hardly anything, or had not begun. */
  async finish(): Promise<NewAttachment | undefined> {
    const { state } = this.#view
    if (state !== 'recording' && state !== 'full') {
      this.cancel()
      return undefined
    }
    const blob = await this.#stop()
    this.#release()
    this.#set({ state: 'over' })
    const sound = await decode(blob)
    if (sound === undefined || sound.duration < SHORTEST_SECONDS) return undefined
    return {
      kind: 'voice',
      name: '',
      seconds: Math.max(1, Math.round(sound.duration)),
      waveform: waveformOf(sound.getChannelData(0)),
      blob,
    }
  }

  async #stop(): Promise<Blob> {
    const recorder = this.#recorder
    if (recorder !== undefined && recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
      recorder.stop()
      await stopped
    }
    return new Blob(this.#parts, { type: recorder?.mimeType ?? '' })
  }

  #watchLevel(stream: MediaStream): void {
    const context = (this.#context = new AudioContext())
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const loud = Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length)
      const seconds = (performance.now() - this.#startedAt) / 1000
      if (seconds >= LONGEST_SECONDS) this.#fill()
      else this.#set({ seconds, level: Math.min(1, loud * 4) })
    }, TICK_MS)
  }

  #fill(): void {
    clearInterval(this.#timer)
    this.#recorder?.stop()
    this.#set({ state: 'full', seconds: LONGEST_SECONDS, level: 0, isLocked: true })
  }

  /** The microphone’s light goes out. */
  #release(): void {
    clearInterval(this.#timer)
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    void this.#context?.close().catch(() => undefined)
    this.#context = undefined
    this.#stream = undefined
  }

  #set(more: Partial<RecordingView>): void {
    this.#view = { ...this.#view, ...more }
    for (const listener of this.#listeners) listener()
  }
}

async function decode(blob: Blob): Promise<AudioBuffer | undefined> {
  const context = new AudioContext()
  try {
    return await context.decodeAudioData(await blob.arrayBuffer())
  } catch {
    return undefined
  } finally {
    void context.close()
  }
}
