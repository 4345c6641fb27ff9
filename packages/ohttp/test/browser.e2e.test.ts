import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describeInBrowser, openBrowser } from '@chancery/testkit'
import { build } from 'vite'
import { expect, it } from 'vitest'
import type { checkVectors, Vectors } from './_check-vectors.ts'

declare global {
  /** Put there by the script that the test serves. */
  var ohttp: { readonly checkVectors: typeof checkVectors }
}

/** The vectors’ checks as one script for a page. */
async function buildScript(): Promise<string> {
  const entry = fileURLToPath(new URL('_check-vectors.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'ohttp' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []))
  return outputs.map((output) => ('code' in output ? output.code : '')).join('\n')
}

describeInBrowser('vectors/ohttp.json in a browser', () => {
  it('comes out as in Node', async () => {
    const script = await buildScript()
    const vectors = JSON.parse(readFileSync(new URL('../../../vectors/ohttp.json', import.meta.url), 'utf8')) as Vectors
    // A page of its own, since the platform’s cryptography is there for secure contexts only.
    const site = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>ohttp</title>'),
    )
    site.listen(0, '127.0.0.1')
    await once(site, 'listening')
    await using watched = await openBrowser()
    try {
      const page = await (await watched.newContext()).newPage()
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
      await page.addScriptTag({ content: script })
      const checks = await page.evaluate((all) => globalThis.ohttp.checkVectors(all), vectors)
      expect(checks).toHaveLength(17)
      expect(checks.filter(({ expected, actual }) => actual !== expected)).toEqual([])
      expect(watched.complaints).toEqual([])
    } finally {
      site.closeAllConnections()
      site.close()
    }
  })
})
