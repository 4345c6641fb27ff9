import '@chancery/ui/tokens.css'
import { createRoot } from 'react-dom/client'
import type { Session } from '../contract/topics.ts'
import { fakeOffice } from './_fake-office.ts'
import type { FakeTerms } from './_fake-office.ts'
import { App } from './app.tsx'
import { firstWords } from './language/language-provider.tsx'
import { takeArrival, watchArrivals } from './start/arrival.ts'

// For looking at screens while they are made: `looks.html?phase=locked&role=member#/settings` on the development server.
// It stands in no built app.
const wanted = new URLSearchParams(location.search)
const phase = (wanted.get('phase') ?? 'open') as Session['phase']
const role = wanted.get('role') === 'member' ? 'member' : 'administrator'
const network = wanted.get('network') === 'offline' ? 'offline' : 'online'
const mode = (wanted.get('mode') ?? 'standard') as NonNullable<FakeTerms['mode']>
const office = fakeOffice({
  phase,
  role,
  network,
  isCatchingUp: wanted.has('catching-up'),
  isEmpty: wanted.has('empty'),
  mode,
  hasRelay: wanted.has('relay'),
})
takeArrival()
watchArrivals()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App office={office} words={await firstWords()} />)
