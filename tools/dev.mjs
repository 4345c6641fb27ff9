// `npm run dev`: a server that starts again on every change, on data that is thrown away at the end. Arguments go to it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrap, root } from './bootstrap.mjs'

await bootstrap()

const data = mkdtempSync(join(tmpdir(), 'chancery-dev-'))
const given = process.argv.slice(2)
const port = given.some((arg) => arg.startsWith('--port')) ? [] : ['--port', process.env.PORT ?? '8700']
if (port.length > 0) console.log(`http://127.0.0.1:${port[1]}  (data in ${data}, gone when you stop)`)

// The seeded office and the web app's live reload start here, next to the server, once they exist.
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts'), '--data', data, ...port, ...given],
  { stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true })
  process.exit(code ?? 0)
})
