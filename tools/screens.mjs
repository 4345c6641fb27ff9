// `npm run screens`: pictures of the main screens into docs/screens.
import { bootstrap, runMain } from './bootstrap.mjs'

await bootstrap()
const { buildWeb } = await import('./build-web.mjs')
const { findBrowser } = await import('./parts.mjs')
buildWeb()
process.env.CHANCERY_CHROMIUM ??= findBrowser()
await runMain('apps/web/e2e/_take-screens.ts')
