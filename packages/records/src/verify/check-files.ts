import { hex, sha256 } from '@chancery/base'
import type { BundleFiles } from '../bundle/manifest.ts'
import { parseManifest } from '../bundle/manifest.ts'
import { bundlePaths, isBundlePath } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'

/** Compares every file with the manifest, both ways. This finds accidents; whoever changes a file can change the manifest too. */
export function checkFiles(files: BundleFiles, findings: Findings): void {
  const problem = problemOf(files)
  if (problem === undefined) findings.passed('files', 'Every file is listed and has the hash that the list names')
  else findings.failed('files', problem)
}

function problemOf(files: BundleFiles): string | undefined {
  const manifest = files.get(bundlePaths.manifest)
  if (manifest === undefined) return 'There is no manifest-sha256.txt: this is not a bundle, or part of it is missing'
  const hashes = parseManifest(manifest)
  if (hashes === undefined) return 'manifest-sha256.txt is malformed'
  for (const [path, hash] of hashes) {
    const file = files.get(path)
    if (file === undefined) return `The file ${path} is missing`
    if (hex(sha256(file)) !== hash) return `The file ${path} was changed after the list of files was made`
  }
  for (const path of files.keys()) {
    if (!isBundlePath(path)) return 'There is a file that does not belong into a bundle'
    if (path !== bundlePaths.manifest && !hashes.has(path)) return `The file ${path} is not in the list of files`
  }
  return undefined
}
