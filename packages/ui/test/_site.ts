import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, createServer as createViteServer } from 'vite'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** As strict as the server's, and stricter: not one inline style tag is let through. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types chancery',
].join('; ')

const root = fileURLToPath(new URL('../workbench', import.meta.url))

/** The workbench while one works on it: each change is seen at once. */
export async function developWorkbench(port: number): Promise<void> {
  const server = await createViteServer({
    root,
    configFile: false,
    plugins: [react()],
    server: { host: '127.0.0.1', port },
  })
  await server.listen()
  server.printUrls()
}

/** The workbench, built as the app is built and served under a policy that is as strict. */
export async function serveWorkbench(): Promise<{ address: string; folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-workbench-'))
  // Vitest says "test", and then React is another React, and React Aria leaves out what the policy would refuse.
  process.env['NODE_ENV'] = 'production'
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://workbench').pathname)
    const file = path === '/' ? '/index.html' : path
    readFile(join(folder, file)).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
        response.setHeader('content-security-policy', policy)
        response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  const port = await listen(server)
  return {
    address: `http://127.0.0.1:${port}/`,
    folder,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at ? at.port : 0)
    })
  })
}
