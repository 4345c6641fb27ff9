import { CodedError } from '@chancery/base'

/** Why this browser could not keep or give back what belongs to this device. */
export type StoreErrorCode =
  | 'store/full'
  | 'store/blocked'
  | 'store/unavailable'
  | 'store/evicted'
  | 'store/aborted'
  | 'store/damaged'

const SENTENCES: Readonly<Record<StoreErrorCode, string>> = {
  'store/full':
    'This device has no space left, so nothing more can be kept. Free some space, then try again; nothing was lost',
  'store/blocked': 'Another tab holds an older version of this app open. Close the other tabs, then reload this one',
  'store/unavailable':
    'This browser does not let the app keep anything. Leave private browsing, allow site data for this page, then reload it',
  'store/evicted': 'This browser has removed what the app kept on this device. Reload the page',
  'store/aborted': 'This device could not keep that. Nothing was changed; try again',
  'store/damaged':
    'What is kept on this device is damaged. Ask an administrator to revoke this device and to send you a new link',
}

/** A {@link CodedError} of the store. */
export function storeError(code: StoreErrorCode, cause?: unknown): CodedError<StoreErrorCode> {
  return new CodedError(code, SENTENCES[code], {}, cause === undefined ? {} : { cause })
}

/** What an error of IndexedDB means for a person. */
export function describeStoreError(error: unknown): Error {
  if (error instanceof CodedError) return error
  const name = error instanceof DOMException || error instanceof Error ? error.name : ''
  switch (name) {
    case 'QuotaExceededError':
      return storeError('store/full', error)
    case 'VersionError':
      return storeError('store/blocked', error)
    case 'InvalidStateError':
      return storeError('store/evicted', error)
    case 'SecurityError':
    case 'NotAllowedError':
    case 'UnknownError':
      return storeError('store/unavailable', error)
    case 'DataError':
    case 'DataCloneError':
    case 'TypeError':
      return error as Error
    default:
      return storeError('store/aborted', error)
  }
}
