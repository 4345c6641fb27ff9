import type { NewLetter } from '@chancery/client'
import { writeAttached } from '@chancery/client'
import type { NewAttachment } from '../../contract/attachment-calls.ts'
import type { Device } from '../device/device.ts'

const UNKNOWN_TYPE = 'application/octet-stream'

/** Seals what is attached, keeps it here, ready for the vault, and writes the letter. That this takes a while is shown. */
export function postAttachment(device: Device, letter: NewLetter, attachment: NewAttachment): Promise<void> {
  const { blob: file, ...known } = attachment
  const type = file.type === '' ? UNKNOWN_TYPE : file.type
  const writing = writeAttached(device.engine, { ...letter, attachment: { ...known, type }, file })
  return device.transfers.whileSealed(letter.tag, file.size, writing)
}
