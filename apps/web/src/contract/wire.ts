import type { CodedError } from '@chancery/base'
import type { Calls } from './calls.ts'
import type { OfficeEvent, Topics } from './topics.ts'

/** A failure on its way to the page: no stack, no cause. */
export interface WireError {
  readonly code: string
  readonly message: string
  readonly detail: CodedError['detail']
}

/** What a page sends. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly name: keyof Calls; readonly input: readonly unknown[] }
  | { readonly kind: 'watch' | 'unwatch'; readonly topic: keyof Topics }

/** What the worker sends. */
export type ToPage =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'topic'; readonly topic: keyof Topics; readonly value: Topics[keyof Topics] }
  | { readonly kind: 'event'; readonly event: OfficeEvent }
