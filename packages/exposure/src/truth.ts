import type { MessageLog } from './view.ts'

/** How the organization really is: what a {@link Guess} is judged by. What is absent is not judged. */
export interface Truth {
  readonly people: number
  /** Each person's department, any numbers from 0; −1 where unknown, which is left out. */
  readonly departments?: Int32Array
  /** Who decides: 1, who does not: 0, unknown: −1. */
  readonly leaders?: Int8Array
  /** Level in the hierarchy, 1 the highest; −1 where unknown. */
  readonly levels?: Int8Array
  /** Each person's superior; −1 where there is none, or where it is unknown. */
  readonly superiors?: Int32Array
  /** What was really sent, by whom, to whom, when. Who talks to whom and everybody's activity are judged by it. */
  readonly messages?: MessageLog
}
