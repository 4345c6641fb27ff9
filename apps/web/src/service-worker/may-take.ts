import type { ApprovedApp } from '../contract/approved-apps.ts'

/**
 * Whether an offered app may take the place of the present one. As long as the register names no app that this device knows
 * of, apps come as they are. From then on only an approved one comes, and only if it was approved later than the present one:
 * a server cannot take people back to an app with a known hole.
 */
export function mayTake(approved: readonly ApprovedApp[], present: string | undefined, offered: string): boolean {
  if (approved.length === 0) return true
  const placeOf = (manifest: string | undefined) => approved.find((app) => app.manifest === manifest)?.index
  const place = placeOf(offered)
  return place !== undefined && place > (placeOf(present) ?? -1)
}
