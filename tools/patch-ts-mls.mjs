// Rebuilds vendor/ts-mls-1.6.4-chancery.1.tgz from the npm release and our patch, so that anyone can check what we ship.
// `node tools/patch-ts-mls.mjs` after changing the patch; with `--check` it changes nothing and says whether the tarball
// and the integrity in package-lock.json are what release and patch make. See docs/adr/0003-mls-engine.md.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RELEASE = 'sha512-BFb9qJ3V1+HIuifC+MtnlROEj3oc6NEzA7Ig1/LAmANDRhNay7UCnwkzijzHH9cav5wf1BoJw8KQ2mXiEhPy1Q=='
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tarball = join(root, 'vendor', 'ts-mls-1.6.4-chancery.1.tgz')

const integrity = (bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })

/** The release with our patch and an honest manifest, unpacked in `work`/package. */
function unpackPatched(work) {
  run('npm', ['pack', '--silent', 'ts-mls@1.6.4'], work)
  const found = integrity(readFileSync(join(work, 'ts-mls-1.6.4.tgz')))
  if (found !== RELEASE) throw new Error(`ts-mls 1.6.4 has integrity ${found}, expected ${RELEASE}`)
  run('tar', ['xzf', 'ts-mls-1.6.4.tgz'], work)
  const folder = join(work, 'package')
  run('git', ['apply', join(root, 'vendor', 'ts-mls-1.6.4.patch')], folder)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // The release imports @noble/hashes without declaring it and pins peers that no longer match; declare what is true.
  for (const field of ['peerDependencies', 'peerDependenciesMeta', 'devDependencies', 'scripts']) delete manifest[field]
  manifest.version = '1.6.4-chancery.1'
  manifest.dependencies = { '@hpke/core': '1.9.0', '@noble/ciphers': '2.4.0', '@noble/hashes': '2.4.0' }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return folder
}

/** One ustar entry: fixed owner, mode and time, so that only names and contents decide the bytes. */
function tarEntry(name, content) {
  const header = Buffer.alloc(512)
  const fields = [
    [0, name],
    [100, '0000644\0'],
    [108, '0000000\0'],
    [116, '0000000\0'],
    [124, `${content.length.toString(8).padStart(11, '0')}\0`],
    [136, '03560116604\0'], // 1985-10-26T08:15Z, npm's own fixed time
    [148, '        '],
    [156, '0'],
    [257, 'ustar\u000000'],
  ]
  for (const [offset, text] of fields) header.write(text, offset, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** gzip without compression (RFC 1951, 3.2.4): a compressor's output would differ between versions of zlib. */
function storedGzip(bytes) {
  const parts = [Buffer.from('1f8b08000000000000ff', 'hex')]
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const block = bytes.subarray(at, at + 0xffff)
    const head = Buffer.alloc(5)
    head[0] = at + 0xffff >= bytes.length ? 1 : 0
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(block.length ^ 0xffff, 3)
    parts.push(head, block)
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(bytes), 0)
  tail.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([...parts, tail])
}

function pack(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  const entries = names.map((name) => tarEntry(`package/${name}`, readFileSync(join(folder, name))))
  return storedGzip(Buffer.concat([...entries, Buffer.alloc(1024)]))
}

const work = mkdtempSync(join(tmpdir(), 'ts-mls-'))
const built = pack(unpackPatched(work))
rmSync(work, { recursive: true })
if (process.argv.includes('--check')) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const locked = lock.packages['node_modules/ts-mls'].integrity
  const same = built.equals(readFileSync(tarball)) && locked === integrity(built)
  console.log(same ? 'ok: release and patch make exactly the vendored ts-mls' : `differs: expected ${integrity(built)}`)
  process.exitCode = same ? 0 : 1
} else {
  writeFileSync(tarball, built)
  console.log(`${tarball}\n${integrity(built)}`)
}
