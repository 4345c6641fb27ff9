// Preloaded (`--import`) into every process of a test run: whatever tries to leave this machine throws, and is written
// to the file named by CHANCERY_OUTBOUND_LOG, so that code which swallows the error is still found out.
import childProcess, { ChildProcess } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const installed = Symbol.for('chancery.no-outbound')
const kept = ['NODE_OPTIONS', 'CHANCERY_OUTBOUND_LOG']
  .map((name) => [name, process.env[name]])
  .filter(([, value]) => value !== undefined)
const log = process.env.CHANCERY_OUTBOUND_LOG

/** Whether `host` is this machine. No host at all means localhost for a connection. */
function isLoopback(host) {
  if (host === undefined || host === null || host === '') return true
  const name = String(host)
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true
  return net.isIPv4(name) ? name.startsWith('127.') : name.startsWith('::ffff:127.')
}

function refuse(what, host) {
  Error.stackTraceLimit = 20
  const where = new Error(`Tests may not leave this machine: ${what} ${host}`)
  if (log) appendFileSync(log, `${what} ${host}\n${(where.stack ?? '').split('\n').slice(3, 10).join('\n')}\n`)
  throw where
}

function check(what, host) {
  if (!isLoopback(host)) refuse(what, host)
}

function wrap(object, name, before) {
  const original = object[name]
  if (typeof original !== 'function') return
  object[name] = function guarded(...args) {
    before(args)
    return Reflect.apply(original, this, args)
  }
  // util.promisify and friends look at symbols of the function, such as dns.lookup's own promise form.
  for (const key of Object.getOwnPropertySymbols(original)) object[name][key] = original[key]
}

/** `connect` and `listen` take (options), (path), (port, host), or all of that already packed into one array. */
function target(args) {
  const first = Array.isArray(args[0]) ? args[0] : args
  const [what, host] = first
  if (what !== null && typeof what === 'object')
    return what.path || typeof what.fd === 'number' || what._handle
      ? { local: true }
      : { host: what.host, port: what.port }
  if (typeof what === 'string' && Number.isNaN(Number(what))) return { local: true }
  return { host: typeof host === 'string' ? host : undefined, port: what }
}

function install() {
  wrap(net.Socket.prototype, 'connect', (args) => {
    const to = target(args)
    if (!to.local) check('connect', to.host)
  })
  wrap(net.Server.prototype, 'listen', (args) => {
    const on = target(args)
    if (on.local) return
    // Without a host Node listens on every address.
    if (on.host === undefined) refuse('listen', `on every address (port ${on.port ?? 0}); name 127.0.0.1`)
    check('listen', on.host)
  })
  wrap(dgram.Socket.prototype, 'connect', (args) => check('udp connect', args[1]))
  wrap(dgram.Socket.prototype, 'send', (args) => {
    const address = args.slice(1).find((arg) => typeof arg === 'string')
    if (address !== undefined) check('udp send', address)
  })
  wrap(dns, 'lookup', (args) => check('lookup', args[0]))
  guardPromise(dns.promises, 'lookup')
  for (const holder of [dns, dns.Resolver.prototype])
    for (const name of resolvers(holder)) wrap(holder, name, (args) => check(name, args[0]))
  for (const holder of [dns.promises, dns.promises.Resolver.prototype])
    for (const name of resolvers(holder)) guardPromise(holder, name)
  passOnToChildren()
  syncBuiltinESMExports()
}

function resolvers(holder) {
  return Object.getOwnPropertyNames(holder).filter((name) => /^(resolve|reverse|lookupService)/.test(name))
}

function guardPromise(object, name) {
  const original = object[name]
  object[name] = async function guarded(...args) {
    check(name, args[0])
    return Reflect.apply(original, this, args)
  }
}

/** A child that is given an environment of its own is guarded too. */
function passOnToChildren() {
  wrap(ChildProcess.prototype, 'spawn', ([options]) => {
    const pairs = options?.envPairs
    if (!Array.isArray(pairs)) return
    for (const [name, value] of kept)
      if (!pairs.some((pair) => pair.startsWith(`${name}=`))) pairs.push(`${name}=${value}`)
  })
  for (const name of ['spawnSync', 'execFileSync', 'execSync'])
    wrap(childProcess, name, (args) => {
      const at = args.findIndex((arg) => typeof arg === 'object' && arg !== null && arg.env)
      if (at >= 0) args[at] = { ...args[at], env: { ...Object.fromEntries(kept), ...args[at].env } }
    })
}

if (!globalThis[installed]) {
  globalThis[installed] = true
  install()
}
