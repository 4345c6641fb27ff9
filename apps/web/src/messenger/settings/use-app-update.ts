import { useEffect, useState } from 'react'
import { watchAppUpdate } from '../../contract/app-update.ts'
import type { AppUpdate } from '../../contract/app-update.ts'

/** How the running app stands to the one that the server offers; `undefined` while nobody knows. */
export function useAppUpdate(): AppUpdate | undefined {
  const [update, setUpdate] = useState<AppUpdate | undefined>(undefined)
  useEffect(() => watchAppUpdate(setUpdate), [])
  return update
}
