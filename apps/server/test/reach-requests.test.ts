import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { ask, upgradeHeaders } from './_ask.ts'
import { freePort } from './_free-port.ts'
import { newServer } from './_in-process.ts'

const ADDRESS = 'https://chat.example.org'
const portOf = (url: string): number => Number(new URL(url).port)
const proxied = async () => {
  const port = await freePort()
  await newServer({ trustProxy: true, url: ADDRESS, port })
  return { port }
}

describe('a server without TLS', () => {
  it('answers to every name of this machine, and puts localhost into links', async () => {
    const { server } = await newServer()
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/)
    for (const host of ['localhost', '127.0.0.1', '127.0.0.9', '[::1]', 'priya.localhost', 'LOCALHOST', 'localhost.'])
      for (const header of [host, `${host}:8080`])
        expect((await ask(portOf(server.url), paths.office, { host: header })).status).toBe(200)
  })

  it('tells whoever comes by another name where to go, and does nothing for them', async () => {
    const { server } = await newServer()
    const port = portOf(server.url)
    for (const host of [
      'chat.example.org',
      'localhost.example.org',
      '127.0.0.1.example.org',
      '10.0.0.7:8080',
      'a@localhost',
    ])
      for (const path of ['/', paths.health, paths.office, paths.heads, '/nothing/here'])
        expect(await ask(port, path, { host })).toMatchObject({
          status: 403,
          body: JSON.stringify({
            code: 'api/wrong-address',
            message: `Without TLS this server answers on its own machine only; open ${server.url} there, or start it with --cert and --key`,
          }),
        })
  })

  it('opens no live connection to a page that has pointed its own name at this machine', async () => {
    const { server } = await newServer()
    const port = portOf(server.url)
    const asAttacker = { ...upgradeHeaders, host: 'mallory.example', origin: 'http://mallory.example' }
    expect((await ask(port, paths.boardLive, asAttacker)).status).toBe(403)
    expect((await ask(port, paths.boardLive, { ...upgradeHeaders, host: 'localhost' })).status).toBe(101)
  })

  it('shows a browser a page in two languages, without script, that says where to go', async () => {
    const { server } = await newServer()
    const answer = await ask(portOf(server.url), '/', { host: 'mallory.example', accept: 'text/html,*/*' })
    expect(answer.status).toBe(403)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^ ]+'; base-uri/)
    expect(answer.body).toContain('Please use another address')
    expect(answer.body).toContain('कृपया दूसरा पता खोलें')
    expect(answer.body).not.toMatch(/<script|mallory/)
  })

  it('never says that browsers must use TLS, and has no page about trust', async () => {
    const { server } = await newServer()
    const answer = await ask(portOf(server.url), '/trust', { host: 'localhost' })
    expect(answer.status).toBe(404)
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })

  it('refuses a request that does not say to whom it goes', async () => {
    const { server } = await newServer()
    for (const head of ['HTTP/1.0', 'HTTP/1.1\r\nconnection: close', 'HTTP/1.1\r\nconnection: close\r\nhost:']) {
      const socket = connect(portOf(server.url), '127.0.0.1')
      await once(socket, 'connect')
      socket.write(`GET ${paths.office} ${head}\r\n\r\n`)
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
  })
})

describe('a server behind a proxy', () => {
  const through = { host: 'chat.example.org', 'x-forwarded-proto': 'https' }

  it('puts the address of the proxy into links', async () => {
    const { server } = await newServer({ trustProxy: true, url: `${ADDRESS}/` })
    expect(server.url).toBe(ADDRESS)
    expect(server.foundLink).toMatch(/^https:\/\/chat\.example\.org\/#found\./)
  })

  it('answers what the proxy took over TLS', async () => {
    const { port } = await proxied()
    for (const host of ['chat.example.org', 'chat.example.org:443', 'Chat.Example.Org', '127.0.0.1:8080', 'localhost'])
      expect((await ask(port, paths.office, { ...through, host })).status).toBe(200)
    expect((await ask(port, paths.boardLive, { ...upgradeHeaders, ...through })).status).toBe(101)
  })

  it('sends everything else to the address of the proxy', async () => {
    const { port } = await proxied()
    const others = [
      {},
      { 'x-forwarded-proto': 'http' },
      { 'x-forwarded-proto': 'https,http' },
      { forwarded: 'proto=https' },
    ]
    for (const headers of others) {
      const answer = await ask(port, paths.office, { host: 'chat.example.org', ...headers })
      expect(answer.status).toBe(403)
      expect(answer.body).toContain(`This server is behind a proxy with TLS; open ${ADDRESS} instead`)
      expect(
        (await ask(port, paths.boardLive, { ...upgradeHeaders, host: 'chat.example.org', ...headers })).status,
      ).toBe(403)
    }
    const page = await ask(port, '/', { host: 'chat.example.org', accept: 'text/html' })
    expect(page.body).toContain(`href="${ADDRESS}/"`)
  })

  it('believes no other name, whatever the request says of TLS', async () => {
    const { port } = await proxied()
    const answer = await ask(port, paths.office, { ...through, host: 'mallory.example' })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain(`This server answers as ${ADDRESS}; open that instead`)
  })

  it('says that it is well to whoever watches over it, past the proxy, and nothing more', async () => {
    const { port } = await proxied()
    for (const host of ['localhost', '10.0.0.7:8080', 'chat.example.org']) {
      const answer = await ask(port, paths.health, { host })
      expect(answer.status).toBe(200)
      expect(answer.body).toBe('{"status":"ok"}')
    }
  })

  it('leaves it to the proxy to say that browsers must use TLS', async () => {
    const { port } = await proxied()
    expect((await ask(port, '/', through)).headers['strict-transport-security']).toBeUndefined()
  })
})
