import { CodedError } from '@chancery/base'

/** What can be wrong with bytes that crossed a boundary. */
export type ProtocolErrorCode =
  | 'protocol/cell'
  | 'protocol/statement'
  | 'protocol/register-entry'
  | 'protocol/register-document'
  | 'protocol/block'
  | 'protocol/link'
  | 'protocol/directory'
  | 'protocol/api'
  | 'protocol/app-manifest'
  | 'protocol/envelope'

/** A {@link CodedError} of this package. */
export function protocolError(code: ProtocolErrorCode, message: string): CodedError<ProtocolErrorCode> {
  return new CodedError(code, message)
}
