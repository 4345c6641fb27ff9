// `npm run workbench`: every component of packages/ui in every state, drawn anew at every change.
import { bootstrap } from './bootstrap.mjs'

await bootstrap()

const { developWorkbench } = await import('../packages/ui/test/_site.ts')
await developWorkbench(Number(process.env.PORT ?? 8710))
