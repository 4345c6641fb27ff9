/** Shows the app where a notification leads: in the page that is open already, else in a new one. */
export async function openRoute(worker: ServiceWorkerGlobalScope, data: unknown): Promise<void> {
  const told = typeof data === 'object' && data !== null && 'route' in data ? data.route : undefined
  const route = typeof told === 'string' && told.startsWith('#/') ? told : '#/'
  const pages = await worker.clients.matchAll({ type: 'window' })
  const page =
    pages.find(({ focused }) => focused) ?? pages.find((one) => one.visibilityState === 'visible') ?? pages[0]
  if (page === undefined) {
    await worker.clients.openWindow(`/${route}`)
    return
  }
  page.postMessage({ route })
  // A browser may refuse to bring the window forward; it is in the right place then all the same.
  await page.focus().catch(() => undefined)
}
