import type { ComparedFigure } from './compare.ts'

/** A slice that was played twice. */
export interface PlayedSlice {
  readonly data: string
  readonly people: number
  readonly messages: number
  readonly minutes: number
  readonly arrived: number
  readonly bursts: number
  readonly failures: readonly string[]
  readonly figures: readonly ComparedFigure[]
}
