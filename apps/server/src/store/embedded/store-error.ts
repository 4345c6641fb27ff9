import type { ServerErrorCode } from '@chancery/host'

/**
 * A failure inside the store's thread; the main thread makes a {@link CodedError} of it. Nothing on that side imports
 * another package, because the thread is loaded anew at every start.
 */
export function storeError(code: ServerErrorCode, message: string): Error & { readonly code: ServerErrorCode } {
  return Object.assign(new Error(message), { code })
}
