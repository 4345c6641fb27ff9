import { paths } from '@chancery/protocol'
import { connectSocket } from './web-socket.ts'
import type { Socket } from './web-socket.ts'

const AT_ONCE = 50

/** Many live connections that are signed in and have heard the first heads. */
export class Listeners implements Disposable {
  readonly sockets: readonly Socket[]

  private constructor(sockets: readonly Socket[]) {
    this.sockets = sockets
  }

  /** One connection per token; a token may stand there more than once. */
  static async connect(url: string, tokens: readonly string[]): Promise<Listeners> {
    const sockets: Socket[] = []
    for (let at = 0; at < tokens.length; at += AT_ONCE)
      sockets.push(...(await Promise.all(tokens.slice(at, at + AT_ONCE).map((token) => listen(url, token)))))
    return new Listeners(sockets)
  }

  [Symbol.dispose](): void {
    for (const socket of this.sockets) socket.terminate()
  }
}

async function listen(url: string, token: string): Promise<Socket> {
  const socket = await connectSocket(url + paths.boardLive)
  const heard = new Promise<void>((resolve, reject) => {
    socket.on('message', () => resolve())
    socket.on('close', () => reject(new Error('The server closed a live connection')))
  })
  socket.send(token)
  await heard
  return socket
}
