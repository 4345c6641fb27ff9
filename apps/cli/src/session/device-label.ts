import { hostname } from 'node:os'

/** What a device is called when nobody said: as the machine is. */
export function deviceLabel(option: string | undefined): string {
  return option ?? (hostname().split('.')[0] || 'computer')
}
