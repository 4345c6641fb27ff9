import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

// A folder with a space in its name: NODE_OPTIONS must carry it.
const folder = mkdtempSync(join(tmpdir(), 'no outbound '))
const guard = join(folder, 'no-outbound.mjs')
cpSync(join(import.meta.dirname, 'no-outbound.mjs'), guard)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let runs = 0
/** Runs `code` in a process of its own under the guard; `escaped` is what the guard wrote down. */
function under(code) {
  const log = join(folder, `log-${runs++}`)
  const env = { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(guard).href}`, CHANCERY_OUTBOUND_LOG: log }
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { env, encoding: 'utf8' })
  return { out: run.stdout.trim(), error: run.stderr, escaped: existsSync(log) ? readFileSync(log, 'utf8') : '' }
}
const caught = (expression) => `try { ${expression}; console.log('went out') } catch (e) { console.log('stopped') }`

describe('a test run that may not leave the machine', () => {
  it.each([
    ['net.connect', `import net from 'node:net'; ${caught(`net.connect(9, '192.0.2.1')`)}`],
    ['net.connect by name', `import net from 'node:net'; ${caught(`net.connect({ port: 9, host: 'example.org' })`)}`],
    ['tls.connect', `import tls from 'node:tls'; ${caught(`tls.connect({ port: 9, host: '192.0.2.1' })`)}`],
    ['https', `import https from 'node:https'; ${caught(`https.get('https://192.0.2.1/')`)}`],
    ['fetch', caught(`await fetch('http://192.0.2.1/')`)],
    ['fetch over IPv6', caught(`await fetch('http://[2001:db8::1]/')`)],
    ['dns.lookup', `import { lookup } from 'node:dns'; ${caught(`lookup('example.org', () => {})`)}`],
    ['dns.promises', `import { resolve4 } from 'node:dns/promises'; ${caught(`await resolve4('example.org')`)}`],
    ['dns.resolve', `import dns from 'node:dns'; ${caught(`dns.resolve('example.org', () => {})`)}`],
    [
      'udp',
      `import d from 'node:dgram'; ${caught(`d.createSocket('udp4').send('x', 9, '192.0.2.1')`)}; process.exit()`,
    ],
    ['listening everywhere', `import net from 'node:net'; ${caught(`net.createServer().listen(0)`)}; process.exit()`],
    ['listening on 0.0.0.0', `import net from 'node:net'; ${caught(`net.createServer().listen(0, '0.0.0.0')`)}`],
  ])('stops %s and writes it down', (_name, code) => {
    const { out, escaped } = under(code)
    expect(out).toBe('stopped')
    expect(escaped).not.toBe('')
  })

  it('stops a WebSocket to elsewhere', () => {
    const { out, escaped } = under(`
      const socket = new WebSocket('ws://192.0.2.1/')
      socket.onerror = () => console.log('stopped')
      socket.onopen = () => console.log('went out')`)
    expect(out).toBe('stopped')
    expect(escaped).toContain('connect 192.0.2.1')
  })

  it('lets everything on this machine through', () => {
    const { out, error, escaped } = under(`
      import http from 'node:http'
      import { lookup } from 'node:dns/promises'
      import { tmpdir } from 'node:os'
      import net from 'node:net'
      const server = http.createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1', async () => {
        const { port } = server.address()
        await lookup('localhost')
        for (const host of ['127.0.0.1', 'localhost']) console.log(await (await fetch('http://' + host + ':' + port)).text())
        server.close()
      })
      const path = '${join(folder, 'socket')}'
      const local = net.createServer((socket) => socket.end('socket')).listen(path, () =>
        net.connect(path).on('data', (data) => { console.log(String(data)); local.close() }))`)
    expect(error).toBe('')
    expect(out.split('\n').toSorted()).toEqual(['here', 'here', 'socket'])
    expect(escaped).toBe('')
  })

  it('holds in worker threads and in children with an environment of their own', () => {
    const { out, escaped } = under(`
      import { execFileSync, spawn } from 'node:child_process'
      import { Worker } from 'node:worker_threads'
      const code = "fetch('http://192.0.2.1/').catch(() => console.log('stopped'))"
      const worker = new Worker(code, { eval: true })
      execFileSync(process.execPath, ['--eval', code], { env: {}, stdio: 'inherit' })
      worker.on('exit', () => spawn(process.execPath, ['--eval', code], { env: {}, stdio: 'inherit' }))`)
    expect(out).toBe('stopped\nstopped\nstopped')
    expect(escaped.match(/connect 192\.0\.2\.1/g)).toHaveLength(3)
  })
})
