import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { TrayItem } from './tray-item.ts'

/** What will be sent, with what was said of a picture for whoever does not see it, in one line; `undefined` until it is made. */
export function described({ made, description }: Pick<TrayItem, 'made' | 'description'>): NewAttachment | undefined {
  const line = description
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  return made === undefined || line === '' || !isPicture(made) ? made : { ...made, description: line }
}

/** Whether what will be sent can be described: a photo, or a picture that goes as the file that it is. */
function isPicture({ kind, preview }: NewAttachment): boolean {
  return kind === 'photo' || preview !== undefined
}
