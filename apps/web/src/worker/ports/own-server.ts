import { CodedError } from '@chancery/base'
import { httpTransport } from '@chancery/client'
import type { Transport } from '@chancery/client'

/** The server that this app came from: no other is ever asked anything, whatever a link says. */
export function connectOwnServer(server: string): Transport {
  if (server !== self.location.origin) throw otherServer(server)
  return httpTransport(self.location.origin)
}

/** What is said of a link that leads elsewhere. */
export function otherServer(server: string): CodedError<'link/other-server'> {
  return new CodedError(
    'link/other-server',
    'This link belongs to another address. Open it in the address bar of your browser',
    { server },
  )
}
