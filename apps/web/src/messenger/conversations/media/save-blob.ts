/** Long enough for a browser to begin; it reads the rest by itself. */
const KEPT_MS = 60_000

/** Hands something to the browser to be saved under a name. It is never opened in the page. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'))
  const link = Object.assign(document.createElement('a'), { href: url, download: name === '' ? 'file' : name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
