import { CodedError, randomBytes } from '@chancery/base'
import { httpTransport } from '@chancery/client'
import type { Transport } from '@chancery/client'
import { paths } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { fetchFile, leaveFile } from '../src/history/archive-files.ts'

const SIZE = 600_000

/** A line that counts what is in the air for the vault, and loses every so many answers. */
class Air {
  most = 0
  /** Every so many requests are lost; 0 for none. */
  lossEvery = 0
  isGone = false
  #flying = 0
  #count = 0

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    const request: Transport['request'] = async (asked) => {
      if (!asked.path.startsWith(paths.vault)) return transport.request(asked)
      this.most = Math.max(this.most, ++this.#flying)
      try {
        if (this.isGone)
          return { status: 404, body: new TextEncoder().encode('{"code":"api/not-found","message":"No"}') }
        const response = await transport.request(asked)
        if (this.lossEvery === 0 || ++this.#count % this.lossEvery !== 0) return response
        throw new CodedError('client/unreachable', 'Nobody answers')
      } finally {
        this.#flying--
      }
    }
    return { ...transport, request }
  }
}

describe('a file of an archive', () => {
  it('goes up and down four chunks at a time, tells each, and goes on where one is lost', async () => {
    const air = new Air()
    await using office = await openOffice({ connect: air.connect })
    const { engine } = await office.enrol('Bob')
    const bytes = new Uint8Array(SIZE)
    for (let at = 0; at < SIZE; at += 60_000) bytes.set(randomBytes(60_000), at)
    air.lossEvery = 5
    const up: string[] = []
    const file = await leaveFile(engine, bytes, (done, total) => up.push(`${done} of ${total}`))
    expect(air.most).toBe(4)
    air.most = 0
    const down: string[] = []
    expect(await fetchFile(engine, file, (done, total) => down.push(`${done} of ${total}`))).toEqual(bytes)
    expect(air.most).toBe(4)
    const count = up.length
    expect(up).toEqual(Array.from({ length: count }, (_, at) => `${at + 1} of ${count}`))
    expect(down).toEqual(up)
  })

  it('that is not there any more is damaged, and is not asked for again and again', async () => {
    const air = new Air()
    await using office = await openOffice({ connect: air.connect })
    const { engine } = await office.enrol('Bob')
    const file = await leaveFile(engine, new Uint8Array(10))
    air.isGone = true
    await expect(fetchFile(engine, file)).rejects.toMatchObject({ code: 'client/archive-damaged' })
  })
})
