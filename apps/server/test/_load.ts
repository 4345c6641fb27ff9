import { randomInt } from 'node:crypto'
import { paths } from '@chancery/protocol'
import { randomCell } from './_device.ts'
import type { Api } from './_office.ts'
import type { WitnessedBoard } from './_witnessed-board.ts'

/** Listens and sends until the server is gone; everything that it says goes to `board`. */
export async function load(api: Api, token: string, board: WitnessedBoard, senders: number): Promise<void> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}${paths.boardLive}`)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => socket.send(token))
  socket.addEventListener('message', ({ data }) => board.hear(new Uint8Array(data as ArrayBuffer)))
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()))
  const send = async (): Promise<void> => {
    try {
      for (;;) {
        const cells = Array.from({ length: randomInt(1, 17) }, randomCell)
        if ((await api.cells(cells, token)).status !== 204) return
        board.acknowledge(cells)
      }
    } catch {
      // The server is gone; whether these cells are on the board nobody was told.
    }
  }
  await Promise.all([closed, ...Array.from({ length: senders }, send)])
}
