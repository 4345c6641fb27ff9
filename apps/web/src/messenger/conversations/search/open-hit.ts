import type { SearchHit } from '../../../contract/calls.ts'
import { navigate } from '../../frame/navigate.ts'
import { formatRoute, parseRoute } from '../../frame/routes.ts'
import type { Timelines } from '../timeline/timelines.ts'

/** Goes to the message of a hit. From one hit to the next, Back leads to where one was before all of them. */
export function openHit(timelines: Timelines, hit: SearchHit | undefined): void {
  if (hit === undefined) return
  const { conversation, id } = hit.row
  const route = { at: 'conversation', conversation, ...(id === undefined ? {} : { message: id }) } as const
  const now = parseRoute(location.hash)
  // The address is that of the message already, but the list may be elsewhere by now.
  if (formatRoute(now) === formatRoute(route) && id !== undefined) void timelines.of(conversation).showMessage(id)
  else navigate(route, { isReplacing: now.at === 'conversation' && now.message !== undefined })
}
