// Puts verify.sh and bundle-readme.txt where the isomorphic code can reach them: src/bundle/published.json.
import { readFileSync, writeFileSync } from 'node:fs'

const lines = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .replace(/\n$/, '')
    .split('\n')
const published = { script: lines('verify.sh'), readme: lines('bundle-readme.txt') }
writeFileSync(new URL('src/bundle/published.json', import.meta.url), `${JSON.stringify(published, null, 2)}\n`)
