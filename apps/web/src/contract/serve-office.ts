import { CodedError } from '@chancery/base'
import { callNames } from './call-names.ts'
import type { Office } from './office.ts'
import type { Topics } from './topics.ts'
import type { ToPage, ToWorker } from './wire.ts'
import { toWireError } from './wire-error.ts'

/**
 * Answers one page over `port`. `onUnexpected` gets what no code describes, before the page is told that something went
 * wrong. Returns how to forget the page.
 */
export function serveOffice(
  port: MessagePort,
  office: Office,
  onUnexpected: (error: unknown) => void = () => undefined,
): () => void {
  const watches = new Map<keyof Topics, () => void>()
  const send = (message: ToPage): void => port.postMessage(message)
  const fail = (id: number, error: unknown): void => {
    if (!(error instanceof CodedError)) onUnexpected(error)
    send({ kind: 'failure', id, error: toWireError(error) })
  }
  const call = async ({ id, name, input }: Extract<ToWorker, { kind: 'call' }>): Promise<void> => {
    try {
      if (!Object.hasOwn(callNames, name)) throw new CodedError('worker/no-such-call', 'There is no such call')
      const answer = office[name] as (...values: readonly unknown[]) => Promise<unknown>
      send({ kind: 'result', id, value: await answer(...input) })
    } catch (error) {
      fail(id, error)
    }
  }
  const onMessage = ({ data }: MessageEvent<ToWorker>): void => {
    if (data.kind === 'call') void call(data)
    else if (data.kind === 'unwatch') {
      watches.get(data.topic)?.()
      watches.delete(data.topic)
    } else if (!watches.has(data.topic)) {
      const { topic } = data
      // Kept before the first value comes, which is told at once.
      watches.set(topic, () => undefined)
      watches.set(
        topic,
        office.watch(topic, (value) => send({ kind: 'topic', topic, value })),
      )
    }
  }
  const stopEvents = office.onEvent((event) => send({ kind: 'event', event }))
  port.addEventListener('message', onMessage)
  port.start()
  return () => {
    stopEvents()
    for (const stop of watches.values()) stop()
    watches.clear()
    port.removeEventListener('message', onMessage)
    port.close()
  }
}
