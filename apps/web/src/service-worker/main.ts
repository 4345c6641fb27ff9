// The app from this device's own cache, each file checked against the app's list, and no other app than an approved one.
import { findFile } from './app-cache.ts'
import { loadState } from './app-state.ts'
import { openRoute } from './open-route.ts'
import { chooseApp, takeUpdate } from './take-update.ts'

const worker = self as unknown as ServiceWorkerGlobalScope
/** The page, and addresses of files: names with an ending. A browser fetches this very script by itself, past us. */
const OWN_PATH = /^\/(?!service-worker\.js$)($|(assets|icons)\/|[A-Za-z0-9_-]+\.[a-z]+$)/

/** Whether nobody has the app open but the page that is being opened or loaded again. */
async function isStart({ resultingClientId, request }: FetchEvent): Promise<boolean> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const others = pages.filter(({ id }) => id !== resultingClientId).length
  // While a page is loaded again, its old self is still there.
  const isReload = 'isReloadNavigation' in request && request.isReloadNavigation === true
  return others === 0 || (isReload && others === 1)
}

async function answer(event: FetchEvent, address: string): Promise<Response> {
  const app = address === '/' ? await chooseApp(await isStart(event)) : (await loadState()).present
  const found = app === undefined ? undefined : await findFile(app, address)
  if (found !== undefined) return found
  // With an app in the cache, nothing that was not checked ever stands in for a page or a script of it.
  const hasApp = app !== undefined && (await findFile(app, '/')) !== undefined
  return hasApp && address.startsWith('/assets/') ? Response.error() : fetch(event.request)
}

worker.addEventListener('install', (event) => {
  const ready = takeUpdate().then(({ state }) => {
    // This script came with an app that is not taken, so it is not taken either: the old one stays in charge.
    if (state === 'unapproved' || state === 'damaged') throw new TypeError(`The app that came with this is ${state}`)
  })
  event.waitUntil(ready)
})

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { origin, pathname, search } = new URL(event.request.url)
  // Everything else goes its own way, untouched: the API, the health and trust pages, other origins.
  if (event.request.method !== 'GET' || origin !== worker.location.origin || search !== '') return
  if (OWN_PATH.test(pathname)) event.respondWith(answer(event, pathname))
})

worker.addEventListener('notificationclick', (event) => {
  const { notification } = event
  notification.close()
  event.waitUntil(openRoute(worker, notification.data))
})

worker.addEventListener('message', (event) => {
  if (event.data !== 'look for an update') return
  const told = takeUpdate().then(
    (update) => event.source?.postMessage(update),
    // Offline: nothing to say.
    () => undefined,
  )
  event.waitUntil(told)
})
