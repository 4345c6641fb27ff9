import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import type { ExifFacts } from './read-exif.ts'

/** Something that lies ready to be sent, before anything of it has left this device. */
export interface TrayItem {
  readonly id: string
  readonly file: File
  /** A photo is made smaller and says nothing of where and when it was taken; a file goes as it is. */
  readonly way: 'photo' | 'file'
  /** Whether it can be sent as a photo at all: a picture that this browser can read. */
  readonly canBePhoto: boolean
  /** What is said with it, where several go together; the last one goes with the text of the field. */
  readonly caption: string
  /** What a picture shows, for whoever does not see it; as it is typed. */
  readonly description: string
  /** What will be sent, once it is made. */
  readonly made?: NewAttachment
  /** What the file tells besides its picture. */
  readonly tells?: ExifFacts
}
