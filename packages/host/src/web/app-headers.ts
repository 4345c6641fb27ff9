import type { AppFile } from '@chancery/protocol'

/** Scripts only from here, nothing inline, nothing from elsewhere, and text becomes code only through one named policy. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  // Voice notes and films: only what the page itself has opened.
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types chancery',
].join('; ')

/** For scripts that run as workers: they alone may compile WebAssembly (Argon2id). The page’s policy rules what it loads. */
export const workerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types chancery',
].join('; ')

export const serviceWorkerPolicy = [
  "default-src 'none'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** A picture or a style sheet that somebody opens by itself does nothing. */
const filePolicy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'"

const CLOSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What the app may ask a browser for, and what is closed, to us too. Sharing has no entry: some browsers complain of it. */
export const permissionsPolicy = [
  ...CLOSED_FEATURES.map((feature) => `${feature}=()`),
  'camera=(self)',
  'clipboard-write=(self)',
  'geolocation=(self)',
  'microphone=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/** Its name has its hash in it: another content has another name. */
const CONTENT_ADDRESSED = /^assets\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/

function policyOf(path: string): string {
  if (path === 'index.html') return pagePolicy
  if (path === 'service-worker.js') return serviceWorkerPolicy
  return path.endsWith('.js') ? workerPolicy : filePolicy
}

/** The headers of one of the app’s files, whatever its encoding; those that all answers have are not repeated. */
export function appHeaders({ path, sha256 }: Pick<AppFile, 'path' | 'sha256'>): Record<string, string> {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return {
    'cache-control': CONTENT_ADDRESSED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': policyOf(path),
    'content-type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
    etag: `"${sha256}"`,
    vary: 'accept-encoding',
    ...(path === 'index.html' && { 'permissions-policy': permissionsPolicy }),
  }
}
