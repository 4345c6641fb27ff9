// `npm start`: the server, from a fresh clone, with nothing else to do first. Arguments go to the server.
import { bootstrap, runMain } from './bootstrap.mjs'

await bootstrap()

/** What must be built before the server starts, in order; each says for itself when it has nothing to do. */
const builds = [(await import('./build-web.mjs')).buildWeb]
for (const build of builds) build()

// `--demo`: a made-up office instead of an empty one.
await runMain(process.argv.includes('--demo') ? 'apps/demo/src/main.ts' : 'apps/server/src/main.ts')
