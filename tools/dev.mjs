// `npm run dev`: an office to try things on. A server that starts again on every change, a page that reloads by itself, Carol
// (administrator), Alice, and Bob enrolled with a first group, and how to act as each of them. All of it is thrown away at
// the end.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bootstrap, root } from './bootstrap.mjs'

await bootstrap()

const PIN = 'only for trying'
const folder = mkdtempSync(join(tmpdir(), 'chancery-dev-'))
const given = process.argv.slice(2)
const port = given.some((arg) => arg.startsWith('--port')) ? [] : ['--port', process.env.PORT ?? '8700']

const server = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'apps/server/src/main.ts'),
    '--data',
    join(folder, 'server'),
    ...port,
    ...given,
  ],
  { stdio: ['inherit', 'pipe', 'inherit'] },
)
let pages
let printed = ''
let isSeeded = false
server.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text)
  printed += text
  const link = /https?:\/\/\S+#found\.\S+/.exec(printed)?.[0]
  if (link === undefined || isSeeded) return
  isSeeded = true
  void seedOrSay(link)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', (code) => {
  void pages?.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})

const home = (name) => join(folder, name)

/** Runs one `chancery` command as a person and gives its one line of JSON. */
async function as(name, ...args) {
  const command = [join(root, 'apps/cli/src/main.ts'), ...args, '--home', home(name), '--json']
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, CHANCERY_PIN: PIN },
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) || '{}')
}

async function seedOrSay(link) {
  try {
    await seed(link)
  } catch (error) {
    console.error(`The office could not be set up: ${error.stderr || error.message}`)
  }
}

/** The page from its sources, changed in place while one works; everything else goes to the server. */
async function servePages(server) {
  const { createServer } = await import('vite')
  const toServer = { target: server, changeOrigin: true, ws: true }
  pages = await createServer({
    configFile: join(root, 'apps/web/vite.config.ts'),
    server: { host: 'localhost', port: Number(process.env.PORT ?? 8700) + 1, proxy: { '/api': toServer } },
    logLevel: 'warn',
  })
  await pages.listen()
  return new URL(pages.resolvedUrls.local[0]).origin
}

async function seed(link) {
  const page = await servePages(new URL(link).origin)
  await as('carol', 'found', link, '--organization', 'Bank of Examples', '--name', 'Carol', '--office', 'Head office')
  for (const [name, given, office] of [
    ['alice', 'Alice', 'Loans'],
    ['bob', 'बॉब', 'Treasury'],
  ]) {
    const { invite } = await as('carol', 'invite', '--office', office)
    await as(name, 'enrol', invite, '--name', given)
  }
  await as('carol', 'group', 'create', 'Morning round', 'Alice', 'बॉब')
  await as('carol', 'send', '--to', 'Morning round', 'Good morning. Circular 14 applies from today.')
  await as('bob', 'send', '--to', 'Morning round', 'सुप्रभात, मिल गया।')
  console.log('\nAn office with Carol (administrator), Alice, and Bob is ready. Act as one of them, for instance:\n')
  console.log(`  export CHANCERY_PIN='${PIN}'`)
  console.log(`  npx --no chancery read --home ${home('alice')}`)
  console.log(`  npx --no chancery send --to Carol "Hello" --home ${home('alice')}`)
  console.log(`  npx --no chancery follow --home ${home('carol')}\n`)
  const { invite } = await as('carol', 'invite')
  console.log('Join them in a browser, on a page that reloads by itself when its sources change:\n')
  console.log(`  ${page}/${new URL(invite).hash}\n`)
}
