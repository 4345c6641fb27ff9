import { createContext, use } from 'react'

/** Whether what is drawn is in the message that Tab reaches; outside of messages Tab reaches everything. */
export const RowStopContext = createContext(true)

export function useIsStop(): boolean {
  return use(RowStopContext)
}
