import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readChat } from '@chancery/exposure'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openExport } from './open-export.ts'

const CHAT = '15/01/2024, 09:00 - Alice: Good morning\n15/01/2024, 09:01 - Bob: The branch opens at ten\n'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('An export on the disk', () => {
  it('is one text, read twice from the same open file', async () => {
    const path = join(folder, 'WhatsApp Chat with Bob.txt')
    await writeFile(path, CHAT)
    await using found = await openExport(path)
    const [chat] = found.chats
    for (let time = 0; time < 2; time++)
      expect(chat === undefined ? undefined : await readChat(chat, () => undefined)).toMatchObject({
        messages: 2,
        group: 'Bob',
        owner: 'Alice',
        isGroup: false,
      })
  })

  it('is a folder of texts, each with its own folder’s name; other texts, photos, and links are left alone', async () => {
    await mkdir(join(folder, 'North'))
    await mkdir(join(folder, 'South'))
    await writeFile(join(folder, 'North/_chat.txt'), CHAT)
    await writeFile(join(folder, 'South/_chat.txt'), CHAT)
    await writeFile(join(folder, 'South/notes.txt'), 'Nothing of a chat\n')
    await writeFile(join(folder, 'South/photo.jpg'), 'x')
    await symlink(join(folder, 'North/_chat.txt'), join(folder, 'South/link.txt'))
    await using found = await openExport(folder)
    expect(found.chats.map(({ name }) => name)).toEqual(['North/_chat.txt', 'South/_chat.txt'])
    expect(found.attachments).toBe(2)
    const [chat] = found.chats
    expect(chat === undefined ? undefined : (await readChat(chat, () => undefined)).group).toBe('North')
  })

  it('says which files of a folder could not be read, and reads the others', async () => {
    await writeFile(join(folder, 'a.txt'), CHAT)
    await writeFile(join(folder, 'b.txt'), '')
    await writeFile(join(folder, 'c.zip'), 'PK\u0003\u0004 and no more')
    await using found = await openExport(folder)
    expect(found.chats).toHaveLength(1)
    expect(found.refused.map(({ name, error }) => [name, (error as { code?: string }).code])).toEqual([
      ['b.txt', 'exposure/empty'],
      ['c.zip', 'exposure/damaged-archive'],
    ])
  })

  it('that is empty, or is not there, is an error of its own', async () => {
    const path = join(folder, 'empty.txt')
    await writeFile(path, '')
    await expect(openExport(path)).rejects.toMatchObject({ code: 'exposure/empty' })
    await expect(openExport(join(folder, 'missing.txt'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
