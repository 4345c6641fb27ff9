import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { describeInBrowser, openBrowser } from '@chancery/testkit'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { detect } from '../src/index.ts'
import type { DetectOptions, Finding } from '../src/index.ts'
import { PIECES } from './_hostile.ts'

declare global {
  var ask: (question: { text: string; options?: DetectOptions }) => Promise<readonly Finding[]>
}

/** As strict as the app’s, and stricter: the worker may not even compile WebAssembly. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types chancery',
].join('; ')

async function bundle(from: URL): Promise<string> {
  const entry = fileURLToPath(from)
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['es'], fileName: 'entry' } },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error('Vite gave no bundle')
  return output.output[0].code
}

async function serve(files: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('content-type', url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(files[url] ?? '<!doctype html><title>Detectors</title><script type="module" src="/page.js"></script>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['Indian numbers', 'Aadhaar 3123 4567 8909, PAN ABCPD1234Z, card 4111 1111 1111 1111, call +91 98765 43210'],
  ['Hindi', 'आधार संख्या ३१२३ ४५६७ ८९०९, मोबाइल ९८७६५४३२१०, गोपनीय'],
  [
    'numbers of the world',
    'IBAN DE89 3704 0044 0532 0130 00, alice@example.org, password: Rainbow#2041, SSN 078-05-1123',
  ],
  ['words and patterns of an organization', 'CONFIDENTIAL\nProject Falcon, CUST-१२३४'],
  ['hostile pieces', PIECES.join('')],
]
const OPTIONS: DetectOptions = {
  words: [{ name: 'projects', words: ['project falcon'] }],
  patterns: [{ name: 'customer', pattern: String.raw`\bCUST-\d{4}\b` }],
}

describeInBrowser('in a worker of a browser, under a policy as strict as the app’s', () => {
  let server: Server
  let watched: Awaited<ReturnType<typeof openBrowser>>
  let page: Page

  beforeAll(async () => {
    server = await serve({
      '/page.js': await bundle(new URL('./_page.ts', import.meta.url)),
      '/worker.js': await bundle(new URL('./_worker.ts', import.meta.url)),
    })
    watched = await openBrowser()
    page = await (await watched.newContext()).newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'ask' in globalThis)
  })

  afterAll(async () => {
    await watched[Symbol.asyncDispose]()
    server.close()
  })

  it.each(TEXTS)('the same is found as in Node: %s', async (_kind, text) => {
    const found = await page.evaluate((question) => ask(question), { text, options: OPTIONS })
    expect(found).toEqual(detect(text, OPTIONS))
    expect(found.length).toBeGreaterThan(0)
  })

  it('breaks no rule of the policy, and asks no other machine for anything', () => {
    expect(watched.complaints).toEqual([])
    expect(watched.foreign).toEqual([])
  })
})
