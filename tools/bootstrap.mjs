// What every entry script does first: dependencies in place, then Node 24. Runs on Node 20 with nothing installed,
// so it may use only Node itself and syntax that Node 20 reads.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const WANTED = 24
const OLDEST = 20

/** The folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const major = Number(process.versions.node.split('.')[0])

/** Ends the process with one sentence for the person who started it. */
export function stop(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** The value of `--name=value` or `--name value` on the command line. */
export function option(name) {
  const args = process.argv.slice(2)
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  if (at < 0) return undefined
  const joined = args[at].indexOf('=')
  return joined < 0 ? args[at + 1] : args[at].slice(joined + 1)
}

/**
 * Returns only under Node 24 or later with dependencies in place; under an older Node it starts the same script again
 * under the Node 24 that npm installed, and ends with its exit code. With `install: false` it never runs npm.
 */
export async function bootstrap({ install = true, folder = root } = {}) {
  if (major < OLDEST) stop(`Chancery needs Node ${OLDEST} or later to start; this is ${process.version}.`)
  if (install) ensureInstalled(folder)
  else if (!existsSync(join(folder, 'node_modules')))
    stop(`Nothing is installed yet; run "npm ci --ignore-scripts" in ${folder} first.`)
  if (major >= WANTED) return
  process.exit(await startAgain(installedNode(folder)))
}

/** Runs one of our programs in this very process, as if Node had been started with it. */
export async function runMain(path) {
  const main = join(root, path)
  if (!existsSync(main)) stop(`${path} is missing, so there is nothing to start; this clone is incomplete.`)
  process.argv[1] = main
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0]
    if (type !== 'ExperimentalWarning') emitWarning(warning, ...rest)
  }
  await import(pathToFileURL(main).href)
}

function ensureInstalled(folder) {
  const lockText = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`
  const stampFile = join(folder, 'node_modules', '.chancery-stamp')
  const hidden = join(folder, 'node_modules', '.package-lock.json')
  if (existsSync(hidden) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const lock = JSON.parse(lockText)
  if (!isInstalled(folder, lock, hidden))
    oneAtATime(join(folder, '.chancery'), () => {
      if (isInstalled(folder, lock, hidden)) return
      process.stderr.write('Installing dependencies from package-lock.json (once; about a minute) …\n')
      runNpmCi(folder)
    })
  writeFileSync(stampFile, stamp)
}

/** Two starts at once, say a server and a test run, must not install over each other: the second waits. */
function oneAtATime(folder, work) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'installing')
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isRunning(file)) rmSync(file, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}

/** Whether the process that holds `file` still runs; one that was killed leaves the file behind. */
function isRunning(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Empty for the moment between making the file and writing to it.
    return pid === 0 || process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether an earlier `npm ci` or `npm install` left exactly what the lock file asks for. npm writes `hidden` last. */
function isInstalled(folder, lock, hidden) {
  if (!existsSync(hidden)) return false
  let found
  try {
    found = JSON.parse(readFileSync(hidden, 'utf8')).packages
  } catch {
    return false
  }
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const got = found[path]
    if (!got) return wanted.optional === true || wanted.devOptional === true
    return got.version === wanted.version && existsSync(join(folder, path))
  })
}

function runNpmCi(folder) {
  const env = { ...process.env }
  // npm must not run under a Node that it is about to delete: leave the clone's own out of PATH.
  for (const name of Object.keys(env))
    if (name.toUpperCase() === 'PATH')
      env[name] = env[name]
        .split(delimiter)
        .filter((part) => !part.startsWith(join(folder, 'node_modules')))
        .join(delimiter)
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const within = script && node && script.endsWith('npm-cli.js') && !node.startsWith(folder) ? [node, script] : ['npm']
  const [command, ...before] = within
  const flags = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const result = spawnSync(command, [...before, ...flags, '--loglevel=error'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (result.error) stop(`npm could not be started (${result.error.message}); install npm, then try again.`)
  if (result.status !== 0) stop('npm could not install the dependencies; the reason is above.')
}

/** The Node 24 that came with the dependencies: a plain binary in a package, without an install script. */
function installedNode(folder) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(binary)) return binary
  return stop(
    `Chancery runs on Node ${WANTED} or later; this is ${process.version}, and npm has no Node ${WANTED} for ` +
      `${process.platform} on ${process.arch} here. Install Node ${WANTED} from https://nodejs.org, then try again.`,
  )
}

function startAgain(node) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(1)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one could mean "at once" to it.
      if (signal === 'SIGINT' && (process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)) return
      child.kill(signal)
    })
  return new Promise((resolve) => {
    child.on('error', (error) => stop(`${node} could not be started: ${error.message}`))
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}
