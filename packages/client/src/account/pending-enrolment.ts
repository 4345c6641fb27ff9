import type { AppendRequest, FoundRequest, LogHead } from '@chancery/protocol'

/**
 * What was sent to the server when this device was founded or enrolled, until it is known to have arrived. Sending it again
 * byte for byte is harmless, so a lost answer costs neither the organization's key nor an invitation.
 */
export type PendingEnrolment =
  | { readonly kind: 'found'; readonly request: FoundRequest }
  | { readonly kind: 'enrol'; readonly request: AppendRequest; readonly register: LogHead; readonly board: LogHead }
