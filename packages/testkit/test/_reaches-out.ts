// Tries to look up a name, to send a datagram, and to connect, to addresses that belong to nobody (RFC 5737).
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'

const resolver = new Resolver({ tries: 1, timeout: 100 })
resolver.setServers(['192.0.2.53'])
const datagram = new Promise((resolve) => createSocket('udp4').send('x', 514, '192.0.2.2', resolve))
await Promise.allSettled([resolver.resolve4('leak.example'), datagram, fetch('http://192.0.2.1:8125/')])
process.exit()
