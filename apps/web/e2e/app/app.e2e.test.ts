import { paths } from '@chancery/protocol'
import { describeInBrowser } from '@chancery/testkit'
import { expect, it } from 'vitest'
import { look, markOf, serveApp } from './_served-app.ts'

describeInBrowser('the app as files', () => {
  it('starts without the server from the second visit on, its own files alone, and nothing of the API from a cache', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    await app.server.kill('SIGTERM')
    await page.reload()
    expect(await markOf(page)).toBe('first')
    await page.locator('#root > *').first().waitFor()
    const addresses = ['/app-manifest.json', '/theme.js', '/chancery.webmanifest', '/icons/chancery.svg']
    const answer = (address: string) =>
      fetch(address).then(
        ({ status }) => status,
        () => 'no answer',
      )
    for (const address of addresses) expect([address, await page.evaluate(answer, address)]).toEqual([address, 200])
    for (const address of [paths.office, paths.health, '/trust', '/?again'])
      expect([address, await page.evaluate(answer, address)]).toEqual([address, 'no answer'])
    expect(app.watched.foreign).toEqual([])
  })

  it('lets the page, under its policy, open the socket to its own server and nothing else, without a report', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const opened = await page.evaluate(
      (path) =>
        new Promise((resolve) => {
          const socket = new WebSocket(new URL(path, location.href.replace('http', 'ws')))
          socket.addEventListener('open', () => resolve('open'))
          socket.addEventListener('error', () => resolve('error'))
        }),
      paths.boardLive,
    )
    expect(opened).toBe('open')
    expect(app.watched.complaints).toEqual([])
    const refused = page.evaluate(() =>
      fetch('http://other.example/').then(
        () => 'asked',
        () => 'refused',
      ),
    )
    expect(await refused).toBe('refused')
    expect(app.watched.complaints.join()).toMatch(/Content Security Policy/)
    expect(app.watched.foreign).toEqual([])
  })

  it('is not kept when one byte of one file is not what the list says', async () => {
    await using app = await serveApp()
    await app.spoil(/^assets\/.*\.js$/)
    const page = await app.context.newPage()
    await page.goto(app.server.url)
    const kept = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
      const installing = registration?.installing
      if (installing)
        await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }))
      return { active: registration?.active?.state, caches: await caches.keys() }
    })
    expect(kept).toEqual({ active: undefined, caches: [] })
  })
})

describeInBrowser('an update', () => {
  it('that no administrator approved is not taken, and the page is told', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const { manifest } = await page.evaluate(async () => ({ manifest: (await caches.keys())[0]?.slice(4) ?? '' }))
    await app.approve(page, manifest, '1.0.0')
    await app.offer('second', '2.0.0')
    expect(await look(page)).toMatchObject({ state: 'unapproved', version: '2.0.0' })
    for (const again of [0, 1]) {
      await page.reload()
      expect([again, await markOf(page)]).toEqual([again, 'first'])
    }
    expect(await page.evaluate(() => caches.keys())).toEqual([`app-${manifest}`])
  })

  it('that is approved is fetched at once and shown at the next start, never under an open page', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const second = await app.offer('second', '2.0.0')
    await app.approve(page, second, '2.0.0')
    await expect.poll(() => look(page)).toMatchObject({ state: 'ready', version: '2.0.0' })
    const other = await app.visit()
    expect([await markOf(page), await markOf(other)]).toEqual(['first', 'first'])
    await other.close()
    await page.reload()
    expect(await markOf(page)).toBe('second')
    expect(await look(page)).toMatchObject({ state: 'current', version: '2.0.0' })
    await page.close()
    const next = await app.visit()
    expect(await markOf(next)).toBe('second')
    expect(app.watched.complaints).toEqual([])
    expect(app.watched.foreign).toEqual([])
  })

  it('back to an app that was approved before the present one is not taken until somebody approves it again', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const [first = ''] = (await page.evaluate(() => caches.keys())).map((name) => name.slice(4))
    await app.approve(page, first, '1.0.0')
    const second = await app.offer('second', '2.0.0')
    await app.approve(page, second, '2.0.0')
    await expect.poll(() => look(page)).toMatchObject({ state: 'ready' })
    await page.reload()
    expect(await markOf(page)).toBe('second')
    expect(await app.offer('first', '1.0.0')).toBe(first)
    expect(await look(page)).toMatchObject({ state: 'unapproved', version: '1.0.0' })
    await app.approve(page, first, '1.0.0')
    await expect.poll(() => look(page)).toMatchObject({ state: 'ready', version: '1.0.0' })
  })

  it('with a file that is not what its list says is not taken, although the list is approved', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const second = await app.offer('second', '2.0.0', { 'theme.js': 'document.title = "second"' })
    // Not an asset: the browser’s own cache has the right one, whose hash is right.
    await app.spoil(/^theme\.js$/)
    await app.approve(page, second, '2.0.0')
    expect(await look(page)).toMatchObject({ state: 'damaged', version: '2.0.0' })
    await page.reload()
    expect(await markOf(page)).toBe('first')
    expect(await page.evaluate(() => caches.keys())).not.toContain(`app-${second}`)
  })

  it('that brings another service worker does not even bring that one before it is approved', async () => {
    await using app = await serveApp()
    const page = await app.visit()
    const [first = ''] = (await page.evaluate(() => caches.keys())).map((name) => name.slice(4))
    await app.approve(page, first, '1.0.0')
    const real = await page.evaluate(() => fetch('/service-worker.js').then((answer) => answer.text()))
    await app.offer('second', '2.0.0', { 'service-worker.js': `${real}\n// second` })
    const states = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update().catch(() => undefined)
      const coming = registration.installing
      if (coming) await new Promise((resolve) => coming.addEventListener('statechange', resolve, { once: true }))
      return [coming?.state, registration.waiting === null]
    })
    expect(states).toEqual(['redundant', true])
  })
})
