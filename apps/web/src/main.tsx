import '@chancery/ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './messenger/app.tsx'
import { firstWords } from './messenger/language/language-provider.tsx'
import { watchInstallOffers } from './messenger/notify/install.ts'
import { takeArrival, watchArrivals } from './messenger/start/arrival.ts'
import { registerServiceWorker } from './register-service-worker.ts'
import { scriptPolicy } from './script-policy.ts'
import { startWorker } from './start-worker.ts'

async function start(root: HTMLElement): Promise<void> {
  // First of all: a link must not stand in the address bar for longer than it takes to read it.
  takeArrival()
  watchArrivals()
  watchInstallOffers()
  const office = startWorker()
  createRoot(root).render(<App office={office} words={await firstWords()} />)
  // The development server has none: pages come fresh from their sources.
  if (import.meta.env.PROD) await registerServiceWorker(scriptPolicy)
}

const root = document.getElementById('root')
if (root !== null) void start(root)
