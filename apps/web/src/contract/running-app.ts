import { CodedError, base64url, fromUtf8 } from '@chancery/base'

/** The app whose code runs here. */
export interface RunningApp {
  /** The app's hash: SHA-256 of its manifest, in URL-safe base64. */
  readonly manifest: string
  readonly version: string
}

/**
 * Which app runs here, for page and worker. The service worker answers with the manifest of the app that it serves; on the
 * very first visit the server does. Throws `app/no-manifest` when there is neither (the development server has none).
 */
export async function readRunningApp(): Promise<RunningApp> {
  const response = await fetch('/app-manifest.json').catch(() => undefined)
  if (!response?.ok)
    throw new CodedError('app/no-manifest', 'This app has no list of its files; open it once while online')
  const bytes = await response.arrayBuffer()
  const { version } = JSON.parse(fromUtf8(new Uint8Array(bytes)) ?? '{}') as { version?: string }
  return { manifest: base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))), version: version ?? '' }
}
