import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { formatRoute, parentOf, parseRoute } from './routes.ts'
import type { Route } from './routes.ts'

const conversation = 'AAAAAAAAAAAAAAAAAAAAAA' as ConversationId
const message = 'BBBBBBBBBBBBBBBBBBBBBA' as MessageId
const person = 'CCCCCCCCCCCCCCCCCCCCCA' as PersonId

const routes: Route[] = [
  { at: 'conversations' },
  { at: 'conversation', conversation },
  { at: 'conversation', conversation, message },
  { at: 'conversation', conversation, isDetails: true },
  { at: 'conversation', conversation, isMedia: true },
  { at: 'conversation', conversation: `with.${person}` },
  { at: 'new-group' },
  { at: 'starred' },
  { at: 'search' },
  { at: 'people' },
  { at: 'people', person },
  { at: 'help' },
  { at: 'invite' },
  { at: 'settings' },
  { at: 'settings', section: 'lock' },
]

describe('a route', () => {
  it.each(routes)('is read as it was written: $at', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  it('is the list where the address names nothing that we know', () => {
    for (const fragment of ['', '#', '#/', '#/c/', '#/c/no-id', '#/nowhere', '#found.AAAA'])
      expect(parseRoute(fragment)).toEqual({ at: 'conversations' })
    expect(parseRoute('#/settings/nowhere')).toEqual({ at: 'settings' })
  })

  it('leads back to the list, step by step', () => {
    expect(parentOf({ at: 'conversation', conversation, isDetails: true })).toEqual({
      at: 'conversation',
      conversation,
    })
    expect(parentOf({ at: 'settings', section: 'lock' })).toEqual({ at: 'settings' })
    for (const route of routes) {
      let [at, steps]: [Route | undefined, number] = [route, 0]
      while (at !== undefined && at.at !== 'conversations' && steps < 5) [at, steps] = [parentOf(at), steps + 1]
      expect(at).toEqual({ at: 'conversations' })
    }
  })
})
