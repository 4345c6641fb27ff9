import { equalBytes, fromBase64url } from '@chancery/base'
import type { CertifiedDevice } from '@chancery/crypto/public'
import { encodeIndex } from '../bundle/index-file.ts'
import { keyFiles } from '../bundle/make-bundle.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { bundlePaths, disclosedIndexes } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'
import type { Places } from './check-board.ts'
import type { ReadRegister } from './read-register.ts'
import type { ReadStatement } from './read-statement.ts'

/** The files that only repeat something must repeat it exactly: somebody may look at nothing else. */
export function checkIndex(
  files: BundleFiles,
  checked: {
    readonly read: ReadStatement | undefined
    readonly register: ReadRegister | undefined
    readonly places: Places | undefined
    readonly device: CertifiedDevice | undefined
  },
  findings: Findings,
): void {
  const { read, register, places, device } = checked
  if (read === undefined || register === undefined || places === undefined || device === undefined)
    return findings.unchecked('index', 'What bundle.json and the key files repeat cannot be compared')
  const index = encodeIndex({
    message: read.id,
    cells: places.cells,
    anchor: places.before,
    ...(places.after === undefined ? {} : { laterAnchor: places.after }),
    registerSize: register.leaves.length,
    opened: disclosedIndexes(files.keys()),
  })
  const senderKey = fromBase64url(device.sign) as Uint8Array
  const expected = [[bundlePaths.index, index] as const, ...keyFiles({ leaves: register.leaves, senderKey })]
  const wrong = expected.find(([path, bytes]) => !equalBytes(files.get(path) ?? new Uint8Array(0), bytes))
  if (wrong === undefined) findings.passed('index', 'bundle.json and the key files repeat what was checked')
  else findings.failed('index', `${wrong[0]} says something else than what was checked`)
}
