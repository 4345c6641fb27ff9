import { equalBytes } from '@chancery/base'
import { openSealed } from '@chancery/crypto/public'
import type { Fragment } from '@chancery/protocol'
import {
  CELL_BYTES,
  MAX_STATEMENT_CELLS,
  NONCE_BYTES,
  TAG_BYTES,
  decodeFragment,
  joinFragments,
} from '@chancery/protocol'
import { decodeKeyFile } from '../bundle/key-file.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { cellPaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'
import type { ReadStatement } from './read-statement.ts'

/**
 * Opens each cell with its one message key, from which the keys for the cipher and for the authenticator are derived. So
 * the cell opens to one text only: who discloses a cipher key of their own choice fails at the authenticator.
 */
export function openCells(
  files: BundleFiles,
  read: ReadStatement | undefined,
  findings: Findings,
): readonly Uint8Array[] | undefined {
  const cells: Uint8Array[] = []
  const fragments: Fragment[] = []
  for (let index = 0; index < (fragments[0]?.count ?? 1); index++) {
    const opened = openCellFile(files, index)
    if ('problem' in opened) {
      findings.failed('cells', opened.problem)
      return undefined
    }
    cells.push(opened.cell)
    fragments.push(opened.fragment)
  }
  const extra = [...files.keys()].some(
    (path) => /^cells\/[0-9]+\./.test(path) && Number(/[0-9]+/.exec(path)?.[0]) >= cells.length,
  )
  const joined = extra ? undefined : joinFragments(fragments)
  if (joined === undefined) {
    findings.failed('cells', 'The cells do not make one whole message')
    return undefined
  }
  if (read === undefined) findings.unchecked('cells', 'Without a statement its cells cannot be compared')
  else if (equalBytes(joined, read.bytes))
    findings.passed('cells', `The ${countOf(cells.length)} with the disclosed message key to exactly this statement`)
  else findings.failed('cells', 'The cells open to another statement than the one in the bundle')
  return cells
}

function countOf(count: number): string {
  return count === 1 ? 'cell from the board opens' : `${count} cells from the board open`
}

function openCellFile(
  files: BundleFiles,
  index: number,
): { readonly cell: Uint8Array; readonly fragment: Fragment } | { readonly problem: string } {
  const paths = cellPaths(index)
  const cell = files.get(paths.cell)
  if (cell?.length !== CELL_BYTES) return { problem: `Cell ${index} is missing or has another length` }
  const key = decodeKeyFile(files.get(paths.key))
  if (key === undefined) return { problem: `The key of cell ${index} is missing or is not one message key` }
  const plaintext = openSealed(key, cell.subarray(0, NONCE_BYTES), cell.subarray(TAG_BYTES))
  if (plaintext === undefined) return { problem: `The disclosed key is not the key of cell ${index}` }
  const fragment = decodeFragment(plaintext)
  if (fragment?.kind !== 'statement' || fragment.index !== index || fragment.count > MAX_STATEMENT_CELLS)
    return { problem: `Cell ${index} does not hold its part of a statement` }
  return { cell, fragment }
}
