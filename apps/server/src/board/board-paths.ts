import { entryBundlePath } from '@chancery/tlog'

const ENTRIES = 'tile/entries/'

/** Where the tags of a bundle lie: `tags/003`, beside `tile/entries/003`. */
export function tagsPath(bundle: number): string {
  return `tags/${entryBundlePath(bundle).slice(ENTRIES.length)}`
}

/** The bundle whose tags a path names, as the path of that bundle; `undefined` for any other path. */
export function bundlePathOfTags(path: string): string | undefined {
  return path.startsWith('tags/') ? `${ENTRIES}${path.slice('tags/'.length)}` : undefined
}
