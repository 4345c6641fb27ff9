// The watch over the browser must be able to see: every claim of “nothing was requested, nothing was reported” rests on it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeInBrowser, openBrowser } from '@chancery/testkit'
import { expect, it } from 'vitest'

const WORKER = "fetch('https://worker.example/', { mode: 'no-cors' }).catch(() => undefined)"
const POLICY = "default-src 'self'; require-trusted-types-for 'script'"

async function servePage(headers: Record<string, string>): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(({ url }, response) =>
    url === '/worker.js'
      ? response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER)
      : response.writeHead(200, { 'content-type': 'text/html', ...headers }).end('<h1>A page</h1>'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

describeInBrowser('the watch over the browser', () => {
  it('sees what a policy forbids, in words and with the directive', async () => {
    await using site = await servePage({ 'content-security-policy': POLICY })
    await using watched = await openBrowser()
    const page = await (await watched.newContext()).newPage()
    await page.goto(site.url)
    await page.evaluate(async () => {
      await fetch('http://192.0.2.1/').catch(() => undefined)
      try {
        document.body.innerHTML = 'x'
      } catch {
        // Refused, and reported.
      }
    })
    await expect.poll(() => watched.complaints.join('\n')).toMatch(/connect-src http:\/\/192\.0\.2\.1/)
    expect(watched.complaints.join('\n')).toMatch(/trusted-types-sink Element innerHTML/)
    expect(watched.foreign).toEqual([])
  })

  it('sees every request to another machine, of pages and of shared workers', async () => {
    await using site = await servePage({})
    await using watched = await openBrowser()
    const page = await (await watched.newContext()).newPage()
    await page.goto(site.url)
    await page.evaluate(async () => {
      await fetch('https://page.example/', { mode: 'no-cors' }).catch(() => undefined)
      new SharedWorker('/worker.js').port.start()
    })
    await expect
      .poll(() => watched.foreign, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['CONNECT page.example:443', 'CONNECT worker.example:443']))
  })

  it('sees errors that a page throws, and stays silent about a good page', async () => {
    await using site = await servePage({ 'content-security-policy': POLICY })
    await using watched = await openBrowser()
    const page = await (await watched.newContext()).newPage()
    await page.goto(site.url)
    await page.evaluate(() => fetch('/').then((answer) => answer.text()))
    expect(watched.complaints).toEqual([])
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('a broken page')
      })
    })
    await expect.poll(() => watched.complaints.join('\n')).toMatch(/a broken page/)
  })
})
