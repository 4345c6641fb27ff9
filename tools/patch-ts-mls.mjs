// Rebuilds vendor/ts-mls-1.6.4-chancery.1.tgz from the npm release and our patch, so that anyone can
// check what we ship. Run by hand after changing the patch: `node tools/patch-ts-mls.mjs`. See docs/adr/0003.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const INTEGRITY = 'sha512-BFb9qJ3V1+HIuifC+MtnlROEj3oc6NEzA7Ig1/LAmANDRhNay7UCnwkzijzHH9cav5wf1BoJw8KQ2mXiEhPy1Q=='
const vendor = join(dirname(fileURLToPath(import.meta.url)), '..', 'vendor')
const work = mkdtempSync(join(tmpdir(), 'ts-mls-'))
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })

run('npm', ['pack', '--silent', 'ts-mls@1.6.4'], work)
const release = readFileSync(join(work, 'ts-mls-1.6.4.tgz'))
const found = `sha512-${createHash('sha512').update(release).digest('base64')}`
if (found !== INTEGRITY) throw new Error(`ts-mls 1.6.4 has integrity ${found}, expected ${INTEGRITY}`)
run('tar', ['xzf', 'ts-mls-1.6.4.tgz'], work)

const folder = join(work, 'package')
run('git', ['apply', join(vendor, 'ts-mls-1.6.4.patch')], folder)
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
// The release imports @noble/hashes without declaring it and pins peers that no longer match; declare what is true.
for (const field of ['peerDependencies', 'peerDependenciesMeta', 'devDependencies', 'scripts']) delete manifest[field]
manifest.version = '1.6.4-chancery.1'
manifest.dependencies = { '@hpke/core': '1.9.0', '@noble/ciphers': '2.4.0', '@noble/hashes': '2.4.0' }
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
run('npm', ['pack', '--silent', '--ignore-scripts'], folder)
renameSync(join(folder, 'ts-mls-1.6.4-chancery.1.tgz'), join(vendor, 'ts-mls-1.6.4-chancery.1.tgz'))
console.log('vendor/ts-mls-1.6.4-chancery.1.tgz')
