/** The files of a bundle; docs/spec/7-evidence.md, "Files". */
export const bundlePaths = {
  manifest: 'manifest-sha256.txt',
  script: 'verify.sh',
  readme: 'README.txt',
  index: 'bundle.json',
  statement: 'statement.json',
  signature: 'statement.sig',
  envelope: 'statement.dsse.json',
  anchor: 'anchor.bin',
  anchorProof: 'anchor.tlog-proof',
  laterAnchor: 'later-anchor.bin',
  laterAnchorProof: 'later-anchor.tlog-proof',
  boardVkey: 'keys/board.vkey',
  registerVkey: 'keys/register.vkey',
  boardKey: 'keys/board.pub.pem',
  registerKey: 'keys/register.pub.pem',
  organizationKey: 'keys/organization.pub.pem',
  senderKey: 'keys/sender.pub.pem',
  leaves: 'register/leaves.txt',
} as const

/** The files of fragment `index`. */
export function cellPaths(index: number): { readonly cell: string; readonly key: string; readonly proof: string } {
  return { cell: `cells/${index}.bin`, key: `cells/${index}.key`, proof: `cells/${index}.tlog-proof` }
}

/** The files that open register entry `index`. */
export function openingPaths(index: number): { readonly opening: string; readonly key: string } {
  return { opening: `register/${index}.opening`, key: `register/${index}.key` }
}

const FIXED: ReadonlySet<string> = new Set(Object.values(bundlePaths))
const NUMBERED =
  /^(?:cells\/(?:0|[1-9][0-9]{0,4})\.(?:bin|key|tlog-proof)|register\/(?:0|[1-9][0-9]{0,9})\.(?:opening|key))$/

/** Whether a bundle may have a file with this name. */
export function isBundlePath(path: string): boolean {
  return FIXED.has(path) || NUMBERED.test(path)
}

/** The indexes of the register entries that the bundle opens, ascending. */
export function disclosedIndexes(paths: Iterable<string>): number[] {
  return [...paths]
    .flatMap((path) => /^register\/(0|[1-9][0-9]{0,9})\.opening$/.exec(path)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}
