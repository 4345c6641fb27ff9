// A server in a process of its own, to be killed: `node _load-server.ts FOLDER [RELAY]`. Prints where it listens.
import { startServer } from '../src/index.ts'

const server = await startServer({
  dataDir: process.argv[2] as string,
  roundMs: 10,
  ...(process.argv[3] && { relay: process.argv[3] }),
  admission: { burst: 10_000_000, perSecond: 1_000_000 },
})
process.stdout.write(`${JSON.stringify({ url: server.url, foundLink: server.foundLink })}\n`)
process.once('SIGTERM', () => void server.close())
