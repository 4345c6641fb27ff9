import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startRelay } from '@chancery/relay'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const options = (board = 'http://127.0.0.1:1') => ({
  board,
  dataDir: join(folder.path, 'relay'),
  onNotice: () => undefined,
})

describe('a relay that starts', () => {
  it('makes its keys once, for its user alone, and has them again', async () => {
    const first = await startRelay(options())
    await first.close()
    const second = await startRelay(options())
    await second.close()
    expect([first.isNew, second.isNew]).toEqual([true, false])
    expect([second.key, second.witness]).toEqual([first.key, first.witness])
    expect(first.key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(first.witness).toMatch(/^chancery\/[0-9a-f]{16}\/witness\+[0-9a-f]{8}\+/)
  })

  it.each(['board.example.org', 'ftp://board.example.org', 'http://127.0.0.1:1/api', 'http://127.0.0.1:1/?x', ''])(
    'refuses the address “%s”, and says how one looks',
    async (board) => {
      await expect(startRelay(options(board))).rejects.toMatchObject({ code: 'relay/board-address' })
    },
  )

  it('leaves a folder that holds something else as it is', async () => {
    const { dataDir } = options()
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'letters.txt'), 'mine')
    await expect(startRelay(options())).rejects.toMatchObject({ code: 'relay/data-folder' })
    expect(await readFile(join(dataDir, 'letters.txt'), 'utf8')).toBe('mine')
  })

  it('does not share its folder with another', async () => {
    const first = await startRelay(options())
    await expect(startRelay(options())).rejects.toMatchObject({ code: 'server/in-use' })
    await first.close()
  })

  it('does not start without its keys where something was witnessed, nor with damaged ones', async () => {
    const { dataDir } = options()
    await (await startRelay(options())).close()
    await writeFile(join(dataDir, 'relay-keys.json'), '{}')
    await expect(startRelay(options())).rejects.toMatchObject({ code: 'relay/damaged' })
    await rm(join(dataDir, 'relay-keys.json'))
    await writeFile(join(dataDir, 'witness.json'), '{}')
    await expect(startRelay(options())).rejects.toMatchObject({ code: 'relay/damaged' })
  })

  it('is reached over TLS or by this machine alone, like the server', async () => {
    await expect(startRelay({ ...options(), host: '0.0.0.0' })).rejects.toMatchObject({ code: 'server/reach' })
  })
})
