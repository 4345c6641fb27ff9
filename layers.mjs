// The one table of who may import whom. `tools/layers.mjs` turns it into dependency rules and fails the build on a breach.
// `may`: other parts of this project. `npm`: third-party packages. `node`: whether Node built-ins are allowed.
// `packages/crypto/public` is the verify-only half of crypto: code that can never hold a person's or a group's secret.
// `packages/crypto/vault` seals and opens files; it is apart so that it is loaded when there is one.
// `packages/dlp/text` gets the text out of files, and knows nothing of detectors.
// `packages/exposure/shadow` reads logs of resolvers and proxies; it shares nothing with the map.
// `packages/ohttp/binary` is the half of ohttp that writes and reads messages; the other half seals and opens them.

export const layers = {
  'packages/base': { may: [], npm: ['@noble/curves', '@noble/hashes', 'canonicalize'], node: false },
  'packages/tlog': { may: ['packages/base'], npm: ['@noble/post-quantum'], node: false },
  'packages/ohttp/binary': { may: ['packages/base'], npm: [], node: false },
  'packages/ohttp': { may: ['packages/base', 'packages/ohttp/binary'], npm: ['@hpke/core'], node: false },
  'packages/exposure': { may: ['packages/base', 'packages/dlp'], npm: [], node: false },
  'packages/exposure/shadow': { may: ['packages/base'], npm: [], node: false },
  'packages/dlp/text': { may: ['packages/base'], npm: ['fflate'], node: false },
  'packages/dlp': { may: ['packages/base'], npm: ['ibantools', 'libphonenumber-js', 're2js'], node: false },
  'packages/protocol': { may: ['packages/base', 'packages/ohttp/binary'], npm: ['valibot'], node: false },
  'packages/crypto/public': { may: ['packages/base', 'packages/protocol'], npm: ['@noble/ciphers'], node: false },
  'packages/crypto/vault': { may: ['packages/base', 'packages/protocol'], npm: ['@scure/base', 'age-encryption'], node: false },
  'packages/crypto': {
    may: ['packages/base', 'packages/protocol', 'packages/crypto/public'],
    npm: ['@hpke/core', '@hpke/hybridkem-x-wing', '@noble/ciphers', '@noble/curves', '@noble/hashes', '@scure/bip39', 'hash-wasm', 'ts-mls'],
    node: false,
  },
  'packages/records': {
    may: ['packages/base', 'packages/tlog', 'packages/protocol', 'packages/crypto/public'],
    npm: ['@noble/ciphers'],
    node: false,
  },
  'packages/client': {
    may: ['packages/base', 'packages/tlog', 'packages/ohttp', 'packages/protocol', 'packages/crypto', 'packages/crypto/public', 'packages/crypto/vault', 'packages/records'],
    npm: [],
    node: false,
  },
  // What both boxes share: how they are reached, who is let in, what is sent to everybody.
  'packages/host': {
    may: ['packages/base', 'packages/tlog', 'packages/protocol'],
    npm: ['@fastify/websocket', '@peculiar/asn1-schema', '@peculiar/asn1-x509', 'commander', 'fastify'],
    node: true,
  },
  'apps/server': {
    may: ['packages/base', 'packages/tlog', 'packages/ohttp', 'packages/protocol', 'packages/crypto/public', 'packages/host'],
    npm: ['@noble/curves', 'fastify', 'prom-client'],
    node: true,
  },
  // The second box. It opens no envelope, so nothing that could open one is here.
  'apps/relay': {
    may: ['packages/base', 'packages/tlog', 'packages/protocol', 'packages/host'],
    npm: ['fastify', 'prom-client'],
    node: true,
  },
  'apps/cli': {
    may: [
      'packages/base',
      'packages/tlog',
      'packages/protocol',
      'packages/crypto',
      'packages/crypto/public',
      'packages/records',
      'packages/client',
      'packages/dlp',
      'packages/dlp/text',
      'packages/exposure',
      'packages/exposure/shadow',
    ],
    npm: ['commander', 'pdfjs-dist'],
    node: true,
  },
  'packages/ui': { may: [], npm: ['lucide-react', 'react', 'react-aria-components', 'react-dom'], node: false },
  // The page says what it wants; only the worker holds an engine, and only the contract joins them.
  'apps/web/src/contract': { may: ['packages/base', 'packages/protocol'], npm: [], node: false },
  'apps/web/src/worker': {
    may: [
      'apps/web/src/contract',
      'packages/base',
      'packages/protocol',
      'packages/crypto',
      'packages/crypto/public',
      'packages/client',
    ],
    npm: [],
    node: false,
  },
  'apps/web/src/service-worker': { may: ['apps/web/src/contract', 'packages/base', 'packages/protocol'], npm: [], node: false },
  'apps/web/src/messenger': {
    may: ['apps/web/src/contract', 'packages/base', 'packages/dlp', 'packages/protocol', 'packages/ui'],
    npm: ['@lingui/core', '@lingui/message-utils', 'qr', 'react', 'react-dom', 'virtua'],
    node: false,
  },
  // What starts the page and the worker, and how they are built and tested.
  'apps/web': { may: ['apps/web/src/contract', 'apps/web/src/messenger', 'apps/web/src/worker', 'packages/base', 'packages/protocol', 'packages/ui'], npm: 'everything', node: true },
  // A made-up office: people with real engines beside a real server, in one process.
  'apps/demo': {
    may: ['packages/base', 'packages/protocol', 'packages/client', 'packages/testkit', 'apps/server'],
    npm: ['commander'],
    node: true,
  },
  'apps/map-test': { may: 'everything', npm: 'everything', node: true },
  'packages/testkit': { may: 'everything', npm: 'everything', node: true },
  bench: { may: 'everything', npm: 'everything', node: true },
}

/** What no import path may lead to, however long: checked over the whole graph, not edge by edge. */
export const neverReaches = [
  {
    name: 'server-never-reaches-secrets',
    why: 'the server must not run code that can hold a person’s or a group’s secret',
    from: 'apps/server',
    to: 'packages/crypto',
    except: 'packages/crypto/public',
  },
  {
    name: 'host-never-reaches-secrets',
    why: 'what both boxes share must not run code that can hold a person’s or a group’s secret',
    from: 'packages/host',
    to: 'packages/crypto',
    except: 'packages/crypto/public',
  },
  {
    name: 'relay-never-reaches-secrets',
    why: 'the relay must not run code that can hold a person’s or a group’s secret',
    from: 'apps/relay',
    to: 'packages/crypto',
    except: 'packages/crypto/public',
  },
  {
    name: 'relay-never-opens-envelopes',
    why: 'the relay knows who sends, so it must not run code that can open what is sent',
    from: 'apps/relay',
    to: 'packages/ohttp',
    except: 'packages/ohttp/binary',
  },
  {
    name: 'relay-never-reaches-board',
    why: 'the two boxes share no state and no code but packages/host',
    from: 'apps/relay',
    to: 'apps/server',
  },
  {
    name: 'host-never-reaches-server',
    why: 'what both boxes share knows neither of them',
    from: 'packages/host',
    to: 'apps',
  },
  {
    name: 'board-never-reaches-identity',
    why: 'the board stores cells of nobody for nobody',
    from: 'apps/server/src/board',
    to: 'apps/server/src/register',
  },
  {
    name: 'verifier-stays-small',
    why: 'a court’s expert must be able to read all of the code that judges a bundle',
    from: 'packages/records',
    to: 'packages/client',
  },
]
