import type { WebPerson } from './_web-office.ts'

/** Keeps what cameras give to a person’s pages, so that one can see whether they are off. Before the first page is opened. */
export async function watchCameras({ context }: WebPerson): Promise<void> {
  await context.addInitScript(() => {
    const tracks: MediaStreamTrack[] = []
    Object.assign(globalThis, { tracks })
    const { mediaDevices: media } = navigator as Partial<Navigator>
    // The empty page in front of the first one has none.
    if (media === undefined) return
    const own = media.getUserMedia.bind(media)
    media.getUserMedia = async (terms) => {
      const stream = await own(terms)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
}

/** How many cameras of the page are on. */
export function live({ page }: WebPerson): Promise<number> {
  return page.evaluate(() => {
    const { tracks } = globalThis as unknown as { readonly tracks: readonly MediaStreamTrack[] }
    return tracks.filter(({ readyState }) => readyState === 'live').length
  })
}
