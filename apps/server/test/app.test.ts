import { rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { appHash } from '@chancery/protocol'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SMALL_APP, writeApp } from './_app-folder.ts'
import { newServer } from './_in-process.ts'

async function newApp() {
  const folder = await temporaryFolder()
  onTestFinished(folder.remove)
  const manifest = await writeApp(folder.path)
  return { folder: folder.path, manifest }
}

async function serveApp() {
  const app = await newApp()
  return { ...(await newServer({ appDir: app.folder })), ...app }
}

/** What really comes over the wire, for a path that nobody has tidied up. */
function rawGet(url: string, path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(url)
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

describe('the page of the app', () => {
  it('has exactly this policy, and closes every feature that it does not use', async () => {
    const { api } = await serveApp()
    const { headers, bytes, status } = await api.get('/')
    expect(status).toBe(200)
    expect(Buffer.from(bytes).toString()).toBe(SMALL_APP['index.html'])
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "media-src blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types chancery",
    )
    const features = headers.get('permissions-policy')?.split(', ') ?? []
    expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual([
      'camera=(self)',
      'clipboard-write=(self)',
      'geolocation=(self)',
      'microphone=(self)',
      'publickey-credentials-create=(self)',
      'publickey-credentials-get=(self)',
    ])
    expect(features).toContain('display-capture=()')
  })

  it('is asked for again each time, and answered in one line when it has not changed', async () => {
    const { api } = await serveApp()
    for (const path of ['/', '/app-manifest.json', '/service-worker.js', '/chancery.webmanifest', '/icons/mark.svg']) {
      const { headers } = await api.get(path)
      expect(headers.get('cache-control')).toBe('no-cache')
      const again = await api.send(path, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
      expect([again.status, again.bytes.length]).toEqual([304, 0])
    }
  })
})

describe('a file of the app', () => {
  it('with its hash in its name may be kept for a year', async () => {
    const { api } = await serveApp()
    for (const path of ['/assets/index-T13mo5pc.js', '/assets/index-aaaaaaaa.css'])
      expect((await api.get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('that is a script may compile WebAssembly only where it runs as a worker of its own', async () => {
    const { api } = await serveApp()
    const worker = await api.get('/assets/index-T13mo5pc.js')
    expect(worker.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types chancery",
    )
    const serviceWorker = await api.get('/service-worker.js')
    expect(serviceWorker.headers.get('content-security-policy')).toBe(
      "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
        "trusted-types 'none'",
    )
  })

  it('of whatever kind is sniffed by nobody, embedded nowhere else, and leaves no referrer', async () => {
    const { api, manifest } = await serveApp()
    const paths = Object.keys(SMALL_APP).filter((path) => path !== 'index.html')
    for (const path of ['', 'app-manifest.json', ...paths]) {
      const { headers, status } = await api.get(`/${path}`)
      expect(status).toBe(200)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toMatch(/report|unsafe-inline|'unsafe-eval'|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('content-type')).not.toBe('application/octet-stream')
    }
    expect((await api.get('/app-manifest.json')).headers.get('etag')).toBe(`"${appHash(manifest)}"`)
  })

  it('comes in the smallest form that the browser takes', async () => {
    const { server } = await serveApp()
    const path = '/assets/index-T13mo5pc.js'
    const text = SMALL_APP['assets/index-T13mo5pc.js']
    const brotli = await rawGet(server.url, path, { 'accept-encoding': 'gzip, deflate, br;q=0.9' })
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
    const gzip = await rawGet(server.url, path, { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip' })
    expect(gunzipSync(gzip.body).toString()).toBe(text)
    const plain = await rawGet(server.url, path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(text)
  })
})

describe('a path', () => {
  it('that the manifest does not name leads nowhere, however it is written', async () => {
    const { folder, server } = await serveApp()
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await symlink('/etc/hostname', join(folder, 'assets/link-aaaaaaaa.txt'))
    for (const path of [
      '/secret.txt',
      '/assets/link-aaaaaaaa.txt',
      '/assets/index-T13mo5pc.js.br',
      '/assets/index-T13mo5pc.js/',
      '/assets/../secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/%2e%2e/secret.txt',
      '/../../../etc/passwd',
      '//etc/passwd',
      '/index.html',
      '/assets/',
      '/src/main.tsx',
    ]) {
      const { status, body } = await rawGet(server.url, path)
      expect([path, status]).toEqual([path, 404])
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'api/not-found' })
    }
  })

  it('of the API stays the API’s, whatever the manifest names', async () => {
    const { folder } = await newApp()
    await writeApp(folder, { ...SMALL_APP, 'api/office': 'mine', health: 'mine' })
    const { api } = await newServer({ appDir: folder })
    expect((await api.get('/api/office')).json).toMatchObject({ founded: false })
    expect((await api.get('/health')).json).toEqual({ status: 'ok' })
  })
})

describe('a folder', () => {
  it('without an app shows a page in two languages that says what to run, without scripts', async () => {
    const { api } = await newServer()
    const { status, headers, bytes } = await api.get('/')
    const html = Buffer.from(bytes).toString()
    expect(status).toBe(200)
    expect(html).toContain('node tools/build-web.mjs')
    expect(html).toContain('lang="hi"')
    expect(html).not.toMatch(/<script|https?:|<link|<img|@import|url\(/)
    expect(headers.get('content-security-policy')).not.toContain('script')
  })

  it('that lacks a file, or has a list that somebody wrote by hand, stops the server with a sentence', async () => {
    const { folder } = await newApp()
    await rm(join(folder, 'icons/mark.svg'))
    await expect(newServer({ appDir: folder })).rejects.toMatchObject({
      code: 'server/app',
      message: expect.stringContaining('lacks icons/mark.svg; build it again with: node tools/build-web.mjs') as string,
    })
    await writeFile(join(folder, 'app-manifest.json'), '{ "kind": "app" }')
    await expect(newServer({ appDir: folder })).rejects.toMatchObject({ code: 'server/app' })
  })
})
