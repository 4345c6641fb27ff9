import type { MessageRow } from '../../../contract/topics.ts'
import type { Point } from './row-acts.ts'

/** What stands above the list: the menu of a message, or what it asks before something is done. */
export type Overlay =
  | { readonly kind: 'menu'; readonly row: MessageRow; readonly at: Point }
  /** `hasAll`: the whole picker, where the six were offered already. */
  | { readonly kind: 'react'; readonly row: MessageRow; readonly at: Point; readonly hasAll?: boolean }
  | { readonly kind: 'info' | 'people' | 'delete' | 'forward'; readonly row: MessageRow }
