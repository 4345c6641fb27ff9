// What the modes cost and how long they take: latency and what a relay needs in real time, then bytes per client and day
// on a simulated clock.
import { reportBrowser } from './modes-browser.ts'
import { reportBytes } from './modes-bytes.ts'
import { reportLatency } from './modes-latency.ts'
import { reportRelayCost } from './modes-relay-cost.ts'

await reportLatency()
await reportRelayCost()
await reportBrowser()
await reportBytes()
