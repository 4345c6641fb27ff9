import { CodedError } from '@chancery/base'
import { ServerApi } from '@chancery/client'
import { systemClock } from '@chancery/base'
import { parseLink } from '@chancery/protocol'
import type { LinkAnswer } from '../../contract/calls.ts'
import { connectOwnServer, otherServer } from '../ports/own-server.ts'

const none = ({ code, message }: CodedError): LinkAnswer => ({ kind: 'none', code, text: message })

/** What a link is for. Asks the server only whether a founding link was used already. */
export async function readLink(text: string): Promise<LinkAnswer> {
  try {
    const link = parseLink(text)
    if (link.server !== self.location.origin) return none(otherServer(link.server))
    if (link.kind === 'found' && (await isFounded(link.server)))
      return none(
        new CodedError(
          'api/already-founded',
          'The organization of this server has been founded already. Ask an administrator for an invitation',
        ),
      )
    return { kind: link.kind === 'invite' && link.further !== undefined ? 'device' : link.kind }
  } catch (error) {
    if (error instanceof CodedError) return none(error)
    throw error
  }
}

/** Without an answer the link is taken at its word: the next step will need the server, and say so. */
async function isFounded(server: string): Promise<boolean> {
  try {
    return (await new ServerApi(connectOwnServer(server), systemClock).office()).founded
  } catch {
    return false
  }
}
