// `npm run relay`: the relay, from a fresh clone, with nothing else to do first. Arguments go to the relay.
import { bootstrap, runMain } from './bootstrap.mjs'

await bootstrap()

// Built here, from this clone: whoever runs the relay ships the client.
const { buildWeb } = await import('./build-web.mjs')
buildWeb()

await runMain('apps/relay/src/main.ts')
