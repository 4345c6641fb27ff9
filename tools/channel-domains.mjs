// Writes packages/exposure/src/shadow/channel-domains.ts from the lists of v2fly/domain-list-community that lie in
// CHANCERY_SHARED/data/channels: `node tools/channel-domains.mjs`. The lists are third-party data under the MIT licence.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const TARGET = new URL('../packages/exposure/src/shadow/channel-domains.ts', import.meta.url)

/** The text of the data file. `=` stands before a name that is meant without those below it. */
export function writeDomains({ source, lists }) {
  const entries = Object.entries(lists).map(([channel, domains]) => {
    const names = domains.map(({ d, k }) => `${k === 'full' ? '=' : ''}${d}`)
    if (domains.some(({ k }) => k !== 'full' && k !== 'suffix')) throw new Error(`${channel} has more than names`)
    const lines = names.join(' ').match(/.{1,110}(?:\s|$)/g) ?? []
    return `  ${/^\w+$/.test(channel) ? channel : `'${channel}'`}: \`\n${lines.map((line) => `    ${line.trim()}`).join('\n')}\`,`
  })
  return `// Third-party data, written by tools/channel-domains.mjs; not to be edited by hand.
//
// ${source}: MIT License, Copyright (c) 2018-2019 V2Ray
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
// files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
// modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
// Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
// ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

/** Where the names come from, and under which licence. */
export const DOMAINS_SOURCE = '${source}'

/** The domains of each channel, with spaces between them; \`=\` stands before a name that is meant without those below it. */
export const CHANNEL_DOMAINS = {
${entries.join('\n')}
} as const
`
}

/** The lists as they lie in the folder of shared data. */
export function readLists(shared) {
  return JSON.parse(readFileSync(join(shared, 'data/channels/v2fly.json'), 'utf8'))
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const shared = process.env.CHANCERY_SHARED
  if (!shared) throw new Error('Set CHANCERY_SHARED to the folder of shared data')
  writeFileSync(TARGET, writeDomains(readLists(shared)))
  console.log(`Written: ${fileURLToPath(TARGET)}`)
}
