export { watchActivity } from '@chancery/testkit/activity'
export type { Activity } from '@chancery/testkit/activity'

/** Whether a file is being read or written by the event loop's threads. */
export function isOnDisk(): boolean {
  return process
    .getActiveResourcesInfo()
    .some((resource) => resource.startsWith('FSReq') || resource.endsWith('CloseReq'))
}
