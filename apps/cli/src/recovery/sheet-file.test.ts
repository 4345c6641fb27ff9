import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SheetFile } from './sheet-file.ts'

describe('the file of a recovery sheet', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-sheet-'))
    path = join(folder, 'new', 'sheet.txt')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('stays when it was written, for its owner only', async () => {
    {
      using file = new SheetFile(path)
      file.write('the key')
    }
    expect(await readFile(path, 'utf8')).toBe('the key')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('goes when it was not', () => {
    {
      using file = new SheetFile(path)
      expect(existsSync(file.path)).toBe(true)
    }
    expect(existsSync(path)).toBe(false)
  })

  it('takes nothing any more once it is closed: its number may stand for a connection by then', () => {
    const file = new SheetFile(path)
    file[Symbol.dispose]()
    expect(() => file.write('the key')).toThrow('closed already')
    expect(existsSync(path)).toBe(false)
  })

  it('writes over nothing', () => {
    using file = new SheetFile(path)
    file.write('the key')
    expect(() => new SheetFile(path)).toThrow('exists already')
  })
})
