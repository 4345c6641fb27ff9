import type { Clock } from '@chancery/base'
import type { HistoryView } from '../contract/history-calls.ts'
import { LiveTopic } from '../contract/live-topic.ts'
import type { Office } from '../contract/office.ts'
import type { RunningApp } from '../contract/running-app.ts'
import { toWireError } from '../contract/wire-error.ts'
import type { ConversationRow, Network, OfficeEvent, PersonRow, Topics, Transfer } from '../contract/topics.ts'
import { actCalls } from './calls/act-calls.ts'
import { attachmentCalls } from './calls/attachment-calls.ts'
import { conversationCalls } from './calls/conversation-calls.ts'
import { historyCalls } from './calls/history-calls.ts'
import { officeCalls } from './calls/office-calls.ts'
import { startCalls } from './calls/start-calls.ts'
import { talkCalls } from './calls/talk-calls.ts'
import type { Outlet } from './device/outlet.ts'
import { peopleRows } from './office/people-rows.ts'
import { Sessions } from './session/sessions.ts'

/** What the worker needs from where it runs. */
export interface WorkerPorts {
  readonly clock: Clock
  /** Which app runs here, where that can be told. */
  readonly readApp: () => Promise<RunningApp | undefined>
  /** Hears of errors that no code describes. */
  readonly surprise: (error: unknown) => void
}

type TopicTable = { readonly [Name in keyof Topics]: LiveTopic<Topics[Name]> }

/** Everything that pages can ask, over one device. */
export function openWorkerOffice({ clock, readApp, surprise }: WorkerPorts): Office {
  const listeners = new Set<(event: OfficeEvent) => void>()
  const outlet: Outlet = {
    change: (topic) => topics[topic].change(),
    flush: () => {
      for (const topic of Object.values(topics)) topic.flush()
    },
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    end: (error) => sessions.end(error),
    surprise(error) {
      surprise(error)
      const { code, message: text } = toWireError(error)
      outlet.tell({ kind: 'notice', code, text })
    },
  }
  const sessions = new Sessions(clock, outlet)
  /** What the browser says of its network: all that is known of the line while the device is locked. */
  let hasNetwork = navigator.onLine
  const topics: TopicTable = {
    session: new LiveTopic(clock, () => sessions.session),
    network: new LiveTopic<Network>(
      clock,
      () => sessions.deviceIfOpen?.news.network ?? { state: hasNetwork ? 'online' : 'offline' },
    ),
    people: new LiveTopic<readonly PersonRow[]>(clock, () =>
      sessions.deviceIfOpen === undefined ? [] : peopleRows(sessions.device.engine),
    ),
    portraits: new LiveTopic<Topics['portraits']>(clock, () => sessions.deviceIfOpen?.portraits.portraits ?? new Map()),
    conversations: new LiveTopic<readonly ConversationRow[]>(clock, () => sessions.deviceIfOpen?.list.list() ?? []),
    transfers: new LiveTopic<readonly Transfer[]>(clock, () => sessions.deviceIfOpen?.transfers.list() ?? []),
    history: new LiveTopic<HistoryView>(clock, () => sessions.deviceIfOpen?.history.view ?? { transfers: [] }),
  }
  sessions.start(readApp)
  const setNetwork = async (isThere: boolean): Promise<void> => {
    hasNetwork = isThere
    sessions.deviceIfOpen?.reconnect(isThere)
    outlet.change('network')
  }
  const calls = {
    ...startCalls(sessions),
    setNetwork,
    ...officeCalls(sessions),
    ...talkCalls(sessions),
    ...actCalls(sessions),
    ...attachmentCalls(sessions),
    ...conversationCalls(sessions),
    ...historyCalls(sessions),
  }
  return {
    ...checked(calls, sessions),
    watch: (topic, listener) => (topics[topic] as LiveTopic<Topics[typeof topic]>).watch(listener),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Called = Omit<Office, 'watch' | 'onEvent'>

/** Whoever comes back too late finds the device locked, however late the timers are. */
function checked(calls: Called, sessions: Sessions): Called {
  const entries = Object.entries(calls).map(([name, call]) => {
    const answer = call as (...input: readonly unknown[]) => Promise<unknown>
    return [
      name,
      (...input: readonly unknown[]) => {
        sessions.check()
        return answer(...input)
      },
    ] as const
  })
  return Object.fromEntries(entries) as unknown as Called
}
