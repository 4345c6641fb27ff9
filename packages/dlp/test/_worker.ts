import { detect } from '../src/index.ts'
import type { DetectOptions } from '../src/index.ts'

/** A worker as an app would have it: a text in, what was found in it out. */
addEventListener('message', ({ data }: MessageEvent<{ readonly text: string; readonly options?: DetectOptions }>) =>
  postMessage(detect(data.text, data.options)),
)
