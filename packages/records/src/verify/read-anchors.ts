import type { Anchor } from '@chancery/protocol'
import { decodeAnchor } from '@chancery/protocol'
import type { BundleFiles } from '../bundle/manifest.ts'
import { bundlePaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'

/** An anchor of a bundle. */
export interface ReadAnchor extends Anchor {
  readonly cell: Uint8Array
}

/** The anchor under which the message is judged, and one after the message where there is one. */
export interface ReadAnchors {
  readonly before: ReadAnchor
  readonly after?: ReadAnchor
}

/** Reads the anchors; their places and the signatures in them are checked in later steps. */
export function readAnchors(files: BundleFiles, findings: Findings): ReadAnchors | undefined {
  const before = readAnchor(files.get(bundlePaths.anchor))
  const afterCell = files.get(bundlePaths.laterAnchor)
  const after = readAnchor(afterCell)
  if (before === undefined || (afterCell !== undefined && after === undefined)) {
    findings.failed('anchor', 'An anchor is missing or malformed')
    return undefined
  }
  if (after !== undefined && after.time < before.time) {
    findings.failed('anchor', 'The later anchor is older than the one before the message')
    return undefined
  }
  findings.passed('anchor', `The board’s clock before the message was ${isoTime(before.time)}`)
  return { before, ...(after === undefined ? {} : { after }) }
}

function readAnchor(cell: Uint8Array | undefined): ReadAnchor | undefined {
  const anchor = cell === undefined ? undefined : decodeAnchor(cell)
  return cell === undefined || anchor === undefined ? undefined : { ...anchor, cell }
}

/** A time for people; any number is printable. */
function isoTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `second ${seconds}` : date.toISOString().replace('.000Z', 'Z')
}
