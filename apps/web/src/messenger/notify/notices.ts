/** What a notification says, and where a tap on it leads. */
export interface Notice {
  /** One that is there already with the same tag gives way to it. */
  readonly tag: string
  readonly title: string
  readonly body: string
  /** The route that it opens, from `#` on. */
  readonly route: string
}

const ICON = '/icons/chancery-192.png'
const OPENED = 'open route'

/** Whether this browser, at this address, can show notifications at all. */
export function canNotify(): boolean {
  return 'Notification' in globalThis && isSecureContext
}

/** Shows a notification: through the service worker, as phones want it, or by itself where there is none. */
export async function showNotice({ tag, title, body, route }: Notice): Promise<void> {
  if (!canNotify() || Notification.permission !== 'granted') return
  // Our own sound, or none.
  const options = { body, tag, icon: ICON, silent: true, data: { route } }
  const registration = await registered()
  if (registration !== undefined) return registration.showNotification(title, options)
  const notification = new Notification(title, options)
  notification.addEventListener('click', () => {
    notification.close()
    window.focus()
    dispatchEvent(new CustomEvent(OPENED, { detail: route }))
  })
}

/** Takes away what was shown: what one has read need not be told any more. */
export async function closeNotices(isOver: (tag: string) => boolean): Promise<void> {
  const registration = await registered()
  const shown = (await registration?.getNotifications()) ?? []
  for (const notification of shown) if (isOver(notification.tag)) notification.close()
}

/** Tells of the route of a notification that was tapped. Returns how to stop. */
export function watchOpened(listener: (route: string) => void): () => void {
  const onOwn = (event: Event): void => listener(String((event as CustomEvent<unknown>).detail))
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data === 'object' && data !== null && 'route' in data && typeof data.route === 'string')
      listener(data.route)
  }
  addEventListener(OPENED, onOwn)
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
  worker?.addEventListener('message', onMessage)
  return () => {
    removeEventListener(OPENED, onOwn)
    worker?.removeEventListener('message', onMessage)
  }
}

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const registration = await navigator.serviceWorker.getRegistration()
  return registration?.active === null ? undefined : registration
}
