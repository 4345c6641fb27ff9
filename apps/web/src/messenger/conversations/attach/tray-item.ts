import type { NewAttachment } from '../../../contract/attachment-calls.ts'

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
  readonly state: 'making' | 'ready' | 'failed'
  /** What a JPEG tells besides the picture. */
  readonly tells?: { readonly place: boolean; readonly time: boolean }
  /** What will be sent; it is made while the person writes. */
  readonly made: Promise<NewAttachment>
  /** How large that is. */
  readonly bytes?: number
  readonly preview?: Uint8Array
}
