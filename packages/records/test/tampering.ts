import { base64, fromBase64, fromUtf8, hex, utf8 } from '@chancery/base'
import { TAG_BYTES } from '@chancery/protocol'
import { makeManifest } from '../src/bundle/manifest.ts'
import type { BundleCheckName } from '../src/report.ts'
import {
  copy,
  dropOpenings,
  editLeaves,
  editProofs,
  editText,
  encryptionKey,
  flip,
  forge,
  get,
  macKey,
  senderEntry,
  setStatement,
  text,
} from './edit-bundle.ts'
import type { Files, Scene } from './scenes.ts'

/** A way to change a bundle, and the check that must fail. The list of files is made anew unless the case is about it. */
export interface Tampering {
  readonly what: string
  readonly fails: BundleCheckName
  readonly from?: 'one' | 'long' | 'beforeRevocation' | 'besideRevocation'
  readonly keepsManifest?: true
  readonly change: (files: Files, scene: Scene) => void | Promise<void>
}

export const tamperings: readonly Tampering[] = [
  {
    what: 'a word of the statement is changed',
    fails: 'cells',
    change(files) {
      const json = utf8(text(files, 'statement.json').replace('14', '15'))
      setStatement(files, { json, signature: get(files, 'statement.sig') })
    },
  },
  { what: 'a bit of the signature is changed', fails: 'cells', change: (files) => flip(files, 'statement.sig', 40) },
  {
    what: 'the DSSE envelope holds another text',
    fails: 'envelope',
    change(files) {
      editText(files, 'statement.dsse.json', (json) =>
        json.replace(/"payload":"([^"]+)"/, (_all, payload: string) => {
          const changed = (fromUtf8(fromBase64(payload) as Uint8Array) as string).replace('14', '15')
          return `"payload":"${base64(utf8(changed))}"`
        }),
      )
    },
  },
  {
    what: 'the statement has a member twice',
    fails: 'statement',
    change: (files) =>
      editText(files, 'statement.json', (json) => json.replace('{"c"', '{"c":"AAAAAAAAAAAAAAAAAAAAAA","c"')),
  },
  { what: 'a byte of a cell is changed', fails: 'cells', change: (files) => flip(files, 'cells/0.bin', 500) },
  { what: 'the nonce in the tag is changed', fails: 'cells', change: (files) => flip(files, 'cells/0.bin', 3) },
  {
    what: 'the half of the tag that nothing opens is changed',
    fails: 'board',
    change: (files) => flip(files, 'cells/0.bin', 12),
  },
  {
    what: 'the key is another message’s',
    fails: 'cells',
    change: (files, { other }) => copy(files, other, 'cells/0.key'),
  },
  {
    what: 'the cipher’s key is disclosed without the authenticator’s',
    fails: 'cells',
    change: (files) => void files.set('cells/0.key', utf8(`${hex(encryptionKey(files))}\n`)),
  },
  {
    what: 'the cipher’s key is disclosed with nothing beside it',
    fails: 'cells',
    change: (files) => void files.set('cells/0.key', utf8(`${hex(encryptionKey(files))}\n\n`)),
  },
  {
    what: 'both working keys are disclosed instead of the one that they come from',
    fails: 'cells',
    change: (files) => void files.set('cells/0.key', utf8(`${hex(encryptionKey(files))}\n${hex(macKey(files))}\n`)),
  },
  {
    what: 'one cell is another message’s, with its own key and proof',
    fails: 'cells',
    change: (files, { other }) => copy(files, other, 'cells/0.bin', 'cells/0.key', 'cells/0.tlog-proof'),
  },
  {
    what: 'the last cell of three is left out',
    fails: 'cells',
    from: 'long',
    change(files) {
      for (const end of ['bin', 'key', 'tlog-proof']) files.delete(`cells/2.${end}`)
    },
  },
  {
    what: 'two cells of three change places',
    fails: 'cells',
    from: 'long',
    change(files) {
      const whole = new Map(files)
      for (const end of ['bin', 'key', 'tlog-proof']) {
        files.set(`cells/0.${end}`, get(whole, `cells/1.${end}`))
        files.set(`cells/1.${end}`, get(whole, `cells/0.${end}`))
      }
    },
  },
  {
    what: 'a proof names another place',
    fails: 'board',
    change: (files) =>
      editText(files, 'cells/0.tlog-proof', (proof) =>
        proof.replace(/index ([0-9]+)/, (_all, index) => `index ${Number(index) - 1}`),
      ),
  },
  {
    what: 'a proof lacks a hash',
    fails: 'board',
    change: (files) =>
      editText(files, 'cells/0.tlog-proof', (proof) => proof.replace(/(index [0-9]+\n)[^\n]+\n/, '$1')),
  },
  {
    what: 'a proof has a hash too many',
    fails: 'board',
    change: (files) =>
      editText(files, 'anchor.tlog-proof', (proof) =>
        proof.replace(/(index [0-9]+\n[^\n]+\n)/, `$1${base64(new Uint8Array(32))}\n`),
      ),
  },
  {
    what: 'the board’s checkpoint has another size',
    fails: 'board',
    change: (files) =>
      editProofs(files, (proof) =>
        proof.replace(/\/board\n([0-9]+)\n/, (_all, size) => `/board\n${Number(size) + 1}\n`),
      ),
  },
  {
    what: 'a bit of the signature on the board’s checkpoint is changed',
    fails: 'board',
    change: (files) =>
      editProofs(files, (proof) =>
        proof.replace(/(\u2014 [^ ]+ )([^\n]+)/, (_all, head: string, line: string) => {
          const bytes = fromBase64(line) as Uint8Array
          bytes[20] = (bytes[20] as number) ^ 4
          return head + base64(bytes)
        }),
      ),
  },
  {
    what: 'one proof is under an earlier checkpoint',
    fails: 'board',
    change: (files, { elsewhere }) => copy(files, elsewhere, 'anchor.tlog-proof'),
  },
  {
    what: 'the anchor is one from after the message',
    fails: 'place',
    change(files) {
      files.set('anchor.bin', get(files, 'later-anchor.bin'))
      files.set('anchor.tlog-proof', get(files, 'later-anchor.tlog-proof'))
      files.delete('later-anchor.bin')
      files.delete('later-anchor.tlog-proof')
    },
  },
  {
    what: 'the anchor shows another time',
    fails: 'board',
    change(files) {
      // Earlier, so that only the board can say it: later, the anchor could lie after the later anchor.
      const anchor = get(files, 'anchor.bin').slice()
      const view = new DataView(anchor.buffer, TAG_BYTES)
      view.setBigUint64(0, view.getBigUint64(0) - 1n)
      files.set('anchor.bin', anchor)
    },
  },
  {
    what: 'the anchor is another organization’s',
    fails: 'register',
    change(files, { elsewhere }) {
      copy(files, elsewhere, 'anchor.bin', 'anchor.tlog-proof')
      files.delete('later-anchor.bin')
      files.delete('later-anchor.tlog-proof')
    },
  },
  {
    what: 'a bit of the register’s checkpoint is changed',
    fails: 'register',
    change: (files) => flip(files, 'anchor.bin', 80),
  },
  {
    what: 'the certificate is another device’s',
    fails: 'certificates',
    change(files, { bobs }) {
      const [own, other] = [senderEntry(files), senderEntry(bobs)]
      files.set(`register/${own}.opening`, get(bobs, `register/${other}.opening`))
      files.set(`register/${own}.key`, get(bobs, `register/${other}.key`))
    },
  },
  {
    what: 'the whole chain is another device’s',
    fails: 'certificates',
    change(files, { bobs }) {
      dropOpenings(files)
      copy(files, bobs, ...[...bobs.keys()].filter((path) => /^register\/[0-9]+\./.test(path)))
    },
  },
  {
    what: 'a byte of an opening is changed',
    fails: 'certificates',
    change: (files) => flip(files, `register/${senderEntry(files)}.opening`, 200),
  },
  {
    what: 'the organization’s entry is not opened',
    fails: 'certificates',
    change: (files) => void (files.delete('register/0.opening'), files.delete('register/0.key')),
  },
  {
    what: 'a register entry is left out',
    fails: 'register',
    change: (files) => editLeaves(files, (lines) => lines.toSpliced(2, 1)),
  },
  {
    what: 'a register entry is added',
    fails: 'register',
    change: (files) => editLeaves(files, (lines) => [...lines, lines[2] as string]),
  },
  {
    what: 'two register entries change places',
    fails: 'register',
    change: (files) => editLeaves(files, ([a, b, c, ...rest]) => [a, c, b, ...rest] as string[]),
  },
  {
    what: 'the revocation of the sender is left out of the register',
    fails: 'register',
    from: 'besideRevocation',
    change: (files) => editLeaves(files, (lines) => lines.filter((line) => !line.includes('"revocation"'))),
  },
  { what: 'Mallory signs and seals another text as the sender', fails: 'board', change: (files) => forge(files) },
  {
    what: 'the sender’s key file is another device’s',
    fails: 'index',
    change: (files, { bobs }) => copy(files, bobs, 'keys/sender.pub.pem'),
  },
  {
    what: 'bundle.json names another place',
    fails: 'index',
    change: (files) => editText(files, 'bundle.json', (json) => json.replace(/"anchor":[0-9]+/, '"anchor":99')),
  },
  {
    what: 'a file is changed and the list is not',
    fails: 'files',
    keepsManifest: true,
    change: (files) => flip(files, 'README.txt', 5),
  },
  {
    what: 'a file is missing',
    fails: 'files',
    keepsManifest: true,
    change: (files) => void files.delete('README.txt'),
  },
  {
    what: 'a file is not in the list',
    fails: 'files',
    keepsManifest: true,
    change: (files) => void files.set('cells/9.key', utf8('x')),
  },
  {
    what: 'a file is there that belongs into no bundle',
    fails: 'files',
    change: (files) => void files.set('notes.txt', utf8('x')),
  },
]

/** A tampered copy of the scene's bundle. */
export async function tamper(scene: Scene, { from = 'one', keepsManifest, change }: Tampering): Promise<Files> {
  const files = new Map(scene[from])
  await change(files, scene)
  if (keepsManifest !== true) files.set('manifest-sha256.txt', makeManifest(files))
  return files
}
