#!/usr/bin/env node
// The command line. Plain JavaScript for Node 20 on; the program itself runs under Node 24.
import { bootstrap, runMain } from '../../../tools/bootstrap.mjs'

await bootstrap({ install: false })
await runMain('apps/cli/src/main.ts')
