import { openChats, readChat, sourceOfBlob, sourceOfBytes } from '@chancery/exposure'
import type { ByteSource } from '@chancery/exposure'
import { describe, expect, it } from 'vitest'
import { readText } from './_read-text.ts'
import { writeZip } from './_zip-writer.ts'
import type { ZipPart } from './_zip-writer.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const CHAT = bytes('15/01/2024, 09:00 - Alice: Good morning\n15/01/2024, 09:01 - Bob: The branch opens at ten\n')
const chat = (path = '_chat.txt', more: Partial<ZipPart> = {}): ZipPart => ({ path, bytes: CHAT, ...more })
const photo: ZipPart = { path: '00000001-PHOTO.jpg', bytes: new Uint8Array(200_000).fill(7), isStored: true }

const open = (parts: readonly ZipPart[]): ReturnType<typeof openChats> =>
  openChats(sourceOfBytes('WhatsApp Chat - North.zip', writeZip(parts)))

describe('An archive', () => {
  it.each([true, false])('is read without its media, stored: %s', async (isStored) => {
    const zip = writeZip([photo, chat('_chat.txt', { isStored }), { ...photo, isStored: false, path: 'video.mp4' }])
    let read = 0
    const source: ByteSource = {
      name: 'WhatsApp Chat - North.zip',
      size: zip.length,
      read: (start, end) => {
        read += end - start
        return Promise.resolve(zip.subarray(start, end))
      },
    }
    const found = await openChats(source)
    expect(found.attachments).toBe(2)
    const file = found.chats[0] === undefined ? undefined : await readChat(found.chats[0], () => undefined)
    expect(file).toMatchObject({ name: 'WhatsApp Chat - North.zip', group: 'North', messages: 2 })
    // The tail with the directory, and the text twice.
    expect(read).toBeLessThan(80_000)
  })

  it('is read from a file that was dropped on a page', async () => {
    const found = await openChats(sourceOfBlob('x.zip', new Blob([new Uint8Array(writeZip([chat()]))])))
    expect(found.chats).toHaveLength(1)
  })

  it('of several exports gives each, under its own name; what macOS adds, and texts that were sent, are none', async () => {
    const found = await open([
      chat('North/_chat.txt'),
      chat('WhatsApp Chat with Bob.txt'),
      chat('__MACOSX/._x.txt'),
      { path: 'notes.txt', bytes: bytes('Notes') },
    ])
    expect(found.chats.map(({ name }) => name)).toEqual(['North/_chat.txt', 'WhatsApp Chat with Bob.txt'])
    expect(found.attachments).toBe(1)
    expect(
      (await open([chat('a.txt'), { path: 'notes.txt', bytes: bytes('Notes') }])).chats.map(({ name }) => name),
    ).toEqual(['a.txt'])
  })

  it('cannot name anything outside of itself', async () => {
    const found = await open([
      chat('../../etc/WhatsApp one.txt'),
      chat('C:\\Windows\\WhatsApp two.txt'),
      chat('/root/\u001B[31mWhatsApp three.txt'),
    ])
    expect(found.chats.map(({ name }) => name)).toEqual([
      'etc/WhatsApp one.txt',
      'Windows/WhatsApp two.txt',
      'root/[31mWhatsApp three.txt',
    ])
  })

  it.each([
    ['without a chat', 'exposure/no-chat', writeZip([photo])],
    ['that is empty', 'exposure/no-chat', writeZip([])],
    ['that is locked', 'exposure/locked-archive', writeZip([chat('_chat.txt', { lies: { flags: 1 } })])],
    ['that is packed otherwise', 'exposure/other-archive', writeZip([chat('_chat.txt', { lies: { method: 93 } })])],
    ['that was cut', 'exposure/damaged-archive', writeZip([photo, chat()]).subarray(0, 150_000)],
    ['whose directory is gone', 'exposure/damaged-archive', bytes('PK\u0003\u0004 and no more')],
    [
      'that says that it unpacks to terabytes',
      'exposure/archive-bomb',
      writeZip([chat('_chat.txt', { lies: { size: 0xfffffff0 } })]),
    ],
  ])('%s is refused in plain words', async (_, code, zip) => {
    await expect(openChats(sourceOfBytes('x.zip', zip))).rejects.toMatchObject({ code })
  })

  it.each([
    ['that has another checksum', 'exposure/damaged-archive', { crc: 1 }],
    ['that unpacks to more than it says', 'exposure/archive-bomb', { size: 10 }],
    ['that unpacks to less than it says', 'exposure/damaged-archive', { size: CHAT.length + 1 }],
  ])('with a text %s is refused when it is read', async (_, code, lies) => {
    await expect(readText(writeZip([chat('_chat.txt', { lies })]), 'x.zip')).rejects.toMatchObject({ code })
  })

  it('with damaged packed bytes is refused, wherever the damage is', async () => {
    const zip = writeZip([{ path: '_chat.txt', bytes: bytes('15/01/2024, 09:00 - Alice: Good morning\n'.repeat(500)) }])
    for (let at = 40; at < zip.length - 100; at += 7) {
      const damaged = zip.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      await expect(readText(damaged, 'x.zip')).rejects.toMatchObject({
        code: expect.stringMatching(/^exposure\//u) as string,
      })
    }
  })

  it('that packs a thousand to one is refused before it is unpacked', async () => {
    const bomb: ZipPart = { path: '_chat.txt', bytes: new Uint8Array(80 << 20) }
    await expect(open([bomb])).rejects.toMatchObject({ code: 'exposure/archive-bomb' })
  })
})
