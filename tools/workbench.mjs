// `npm run workbench`: every component of packages/ui in every state, drawn anew at every change.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './bootstrap.mjs'

await bootstrap()

const { createServer } = await import('vite')
const { default: react } = await import('@vitejs/plugin-react')
const server = await createServer({
  root: fileURLToPath(new URL('../packages/ui/workbench', import.meta.url)),
  configFile: false,
  plugins: [react()],
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 8710) },
})
await server.listen()
server.printUrls()
