import { CodedError } from '@chancery/base'
import type { WireError } from './wire.ts'

/** The code of whatever nobody foresaw. */
export const UNEXPECTED = 'worker/unexpected'
/** The code of calls that were under way when the worker ended. */
export const WORKER_GONE = 'worker/gone'

/** An error as it may leave the worker. What is not a {@link CodedError} says nothing of itself: it may hold anything. */
export function toWireError(error: unknown): WireError {
  if (error instanceof CodedError) return { code: error.code, message: error.message, detail: { ...error.detail } }
  return {
    code: UNEXPECTED,
    message: 'Something went wrong that should not. Try again; if it happens twice, reload the page',
    detail: {},
  }
}

/** The error that the worker meant. */
export function fromWireError({ code, message, detail }: WireError): CodedError {
  return new CodedError(code, message, detail)
}
