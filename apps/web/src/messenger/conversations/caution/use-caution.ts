import { useEffect, useRef, useState } from 'react'
import type { Finding } from '@chancery/dlp'
import { useLatest } from '../timeline/use-latest.ts'
import { concernsOf } from './care.ts'
import type { Concern } from './care.ts'
import { mayHold } from './may-hold.ts'

type Detect = (text: string) => Finding[]

/** By then the detectors are made ready, busy or not. */
const READY_MS = 1000
/** So long after the last key a text is looked at. */
const PAUSE_MS = 150

let detect: Detect | undefined

/** Loads the detectors, once; they are no part of what the app starts with. */
async function loadDetect(): Promise<Detect> {
  detect ??= (await import('@chancery/dlp')).detect
  return detect
}

/** Makes the detectors ready while nothing else is to be done: the first text costs several times what the next ones do. */
function prepareDetect(): () => void {
  const prepare = (): void =>
    void loadDetect().then(
      (find) => void find('a/c 0000 0000 0000'),
      // Whoever needs them tries again.
      () => undefined,
    )
  // Safari has no idle times; a moment later the conversation is drawn.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(prepare, READY_MS)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(prepare, { timeout: READY_MS })
  return () => cancelIdleCallback(request)
}

interface Seen {
  readonly text: string
  readonly concerns: readonly Concern[]
}

const nothing: Seen = { text: '', concerns: [] }

/** What stands in a text that had better not leave, and whether one must say so before it does. */
export interface Caution {
  /** What is pointed at: places in the text as it stands. */
  readonly concerns: readonly Concern[]
  /** The person wanted to send it as it stands, and is asked. */
  readonly isAsked: boolean
  /** Does `send` at once, or asks first. Of one text it is asked once. */
  readonly check: (send: () => void) => void
  /** The person has read it: the text may go as it stands. */
  readonly allow: () => void
}

/** Looks through what is being written, on this device alone, whenever the fingers rest, and before it is sent. */
export function useCaution(text: string): Caution {
  const [seen, setSeen] = useState(nothing)
  const [asked, setAsked] = useState<string>()
  const allowed = useRef<string>(undefined)
  const now = useLatest(text)

  useEffect(prepareDetect, [])
  useEffect(() => {
    if (!mayHold(text)) {
      setSeen(nothing)
      return undefined
    }
    const timer = setTimeout(() => {
      const put = (find: Detect): void => (now.current === text ? setSeen(look(find, text)) : undefined)
      loadDetect().then(put, () => undefined)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, now])

  const decide = (find: Detect, send: () => void): void => {
    const found = look(find, now.current)
    if (!found.concerns.some(({ care }) => care === 'ask')) return send()
    setSeen(found)
    setAsked(found.text)
  }
  return {
    concerns: seen.concerns.filter(({ start, end }) => seen.text.slice(start, end) === text.slice(start, end)),
    isAsked: asked !== undefined && asked === text,
    check(send) {
      const current = now.current
      if (allowed.current === current || !mayHold(current)) send()
      else if (detect !== undefined) decide(detect, send)
      // The first message after a start may be quicker than the detectors. Where they cannot be had, nobody is kept from writing.
      else loadDetect().then((find) => (now.current === current ? decide(find, send) : undefined), send)
    },
    allow() {
      allowed.current = now.current
    },
  }
}

function look(find: Detect, text: string): Seen {
  return { text, concerns: concernsOf(find(text)) }
}
