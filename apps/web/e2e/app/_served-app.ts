import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import { approveApp, approvedApps, foundOrganization } from '@chancery/client'
import { newDevice, openBrowser, startServerProcess } from '@chancery/testkit'
import type { ServerProcess, WatchedBrowser } from '@chancery/testkit'
import { build } from 'vite'
import { copyApp } from './_app-copy.ts'

/** A real server with a marked copy of the built app; what it offers can be changed under the browser’s eyes. */
export interface AppServer extends AsyncDisposable {
  readonly server: ServerProcess
  readonly watched: WatchedBrowser
  readonly context: BrowserContext
  /** Offers the app under another mark and version, with files replaced, and gives the hash of its list. */
  offer(mark: string, version: string, files?: Readonly<Record<string, string>>): Promise<string>
  /** Changes a listed file, so that it is not what the list says. */
  spoil(which: RegExp): Promise<void>
}

/** The same, with an organization that was founded on a command line and a page of nobody. */
export interface ServedApp extends AppServer {
  /** An administrator puts the app on the register, and the device in the browser hears of it. */
  approve(page: Page, manifest: string, version: string): Promise<void>
  /** Opens the app and waits until the service worker is in charge. */
  visit(): Promise<Page>
}

/** The real function that the engine’s worker calls, as text for a page. */
async function approvalScript(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/contract/approved-apps.ts', import.meta.url))
  const lib = { entry, formats: ['iife' as const], name: 'approval', fileName: 'approval' }
  const result = await build({ configFile: false, logLevel: 'error', publicDir: false, build: { write: false, lib } })
  const [output] = Array.isArray(result) ? result : [result]
  if (output === undefined || !('output' in output)) throw new Error('Vite gave no bundle')
  return output.output[0].code
}

export async function openAppServer(): Promise<AppServer> {
  const copy = await copyApp()
  await copy.write('first', '1.0.0')
  const server = await startServerProcess({ appDir: copy.folder })
  const restart = async () => {
    await server.kill('SIGTERM')
    await server.start()
  }
  const watched = await openBrowser()
  return {
    server,
    watched,
    context: await watched.newContext(),
    async offer(mark, version, files) {
      const manifest = await copy.write(mark, version, files)
      await restart()
      return manifest
    },
    async spoil(which) {
      await copy.spoil(which)
      await restart()
    },
    async [Symbol.asyncDispose]() {
      await watched[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      await copy.remove()
    },
  }
}

export async function serveApp(): Promise<ServedApp> {
  const app = await openAppServer()
  const script = await approvalScript()
  const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'terminal' }
  const engine = await foundOrganization(newDevice().ports, app.server.foundLink, founding)
  return {
    ...app,
    async approve(on, manifest, version) {
      await approveApp(engine, manifest, version)
      await on.evaluate(`${script}; approval.saveApprovedApps(${JSON.stringify(approvedApps(engine))})`)
    },
    async visit() {
      const opened = await app.context.newPage()
      await opened.goto(app.server.url)
      await inCharge(opened)
      return opened
    },
  }
}

/** Waits until the service worker stands between the page and the server. */
export async function inCharge(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
}

/** Which app a page shows. */
export function markOf(page: Page): Promise<string | null> {
  return page.locator('meta[name="mark"]').getAttribute('content')
}

/** Asks the service worker to look for an update, as the page does by itself every hour, and gives its answer. */
export function look(page: Page): Promise<{ state: string; version?: string }> {
  return page.evaluate(async () => {
    const told = new Promise<{ state: string }>((resolve) =>
      navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data as { state: string }), {
        once: true,
      }),
    )
    navigator.serviceWorker.controller?.postMessage('look for an update')
    return await told
  })
}
