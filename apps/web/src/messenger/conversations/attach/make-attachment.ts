import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import { encodePicture, mayBePhoto, readPicture, sizeWithin } from './draw-picture.ts'
import { makePreview } from './make-preview.ts'

/** The longer side of a photo that is sent as one, in pixels, and how well it is kept. */
const LONGEST = 2560
const QUALITY = 0.85
/** UTF-16 code units. */
const MOST_NAME = 200

/** A photo as it is sent: upright, not larger than a screen shows, and without where and when it was taken. */
export async function makePhoto(file: File): Promise<NewAttachment | undefined> {
  const picture = mayBePhoto(file.type) ? await readPicture(file) : undefined
  if (picture === undefined) return undefined
  try {
    const blob = await encodePicture(picture, LONGEST, QUALITY)
    const preview = await makePreview(picture)
    return {
      kind: 'photo',
      name: photoName(file.name, blob.type),
      ...sizeWithin(picture.width, picture.height, LONGEST),
      ...(preview === undefined ? {} : { preview }),
      blob,
    }
  } finally {
    picture.source.close()
  }
}

/** A file as it is, byte for byte; with a preview where it is a picture. */
export async function makeFile(file: File): Promise<NewAttachment> {
  const picture = mayBePhoto(file.type) ? await readPicture(file) : undefined
  const preview = picture === undefined ? undefined : await makePreview(picture)
  picture?.source.close()
  const type = file.type === '' ? 'application/octet-stream' : file.type
  return {
    kind: 'file',
    name: fileName(file.name),
    ...(picture === undefined ? {} : { width: picture.width, height: picture.height }),
    ...(preview === undefined ? {} : { preview }),
    blob: file.slice(0, file.size, type),
  }
}

function photoName(name: string, type: string): string {
  const stem = fileName(name).replace(/\.[^.]*$/u, '')
  return `${stem === '' ? 'photo' : stem}.${type === 'image/webp' ? 'webp' : 'jpg'}`
}

/** A name as a message carries it: one line, and not longer than file systems take. */
function fileName(name: string): string {
  const line = name.replaceAll(/\p{C}/gu, ' ').trim()
  if (line.length <= MOST_NAME) return line === '' ? 'file' : line
  const extension = /\.[^.]{1,12}$/u.exec(line)?.[0] ?? ''
  return line.slice(0, MOST_NAME - extension.length).replace(/[\uD800-\uDBFF]$/u, '') + extension
}
