// `npm run map-test`: replays a data set through the real server and lets each adversary draw the organization map.
// All options: `npm run map-test -- --help`.
import { bootstrap, root, runMain } from './bootstrap.mjs'

await bootstrap()
process.chdir(process.env.INIT_CWD ?? root)
await runMain('apps/map-test/src/main.ts')
