import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'

const door = fileURLToPath(new URL('../src/index.ts', import.meta.url))
const tokens = fileURLToPath(new URL('../src/tokens/tokens.css', import.meta.url))

const first = [
  'UiProvider useToasts Button IconButton Link SearchField TextArea Menu ContextMenu Tooltip Avatar Badge Banner Divider',
  'EmptyState Kbd ScrollArea Skeleton Spinner VisuallyHidden IconAlert IconAt IconBack IconCheck IconCheckDouble IconClock',
  'IconClose IconCopy IconDown IconEdit IconInfo IconLock IconMenu IconMore IconPeople IconPerson IconPin IconPlus',
  'IconReply IconRetry IconSearch IconSend IconSettings IconShield IconTrash IconWifiOff',
].join(' ')
const dialogs = `${first} Dialog ConfirmDialog Popover TextField Checkbox Switch`
const everything = `${dialogs} Select RadioGroup Tabs ListBox ToggleButton SegmentedControl ProgressBar Card CopyField CodeText Tag`

/** Bytes after gzip of a page that draws these parts: scripts and styles together. */
async function gzipped(names: string): Promise<number> {
  const list = names.split(' ').filter(Boolean)
  const entry = [
    `import { createElement } from 'react'`,
    `import { createRoot } from 'react-dom/client'`,
    list.length > 0 ? `import '${tokens}'; import { ${list.join(', ')} } from '${door}'` : '',
    `globalThis.parts = [${list.join(', ')}]`,
    `createRoot(document.body).render(createElement('p'))`,
  ].join('\n')
  // Not what Vitest says, which would be a React for tests.
  process.env['NODE_ENV'] = 'production'
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      react(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? fileURLToPath(new URL('./entry.js', import.meta.url)) : undefined),
        load: (id) => (id.endsWith('/test/entry.js') ? entry : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: 'entry' },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput
  const files = output.map((file) => (file.type === 'chunk' ? file.code : file.source))
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
}

test('the parts of a first screen are at most 80 kB beyond React, all of them at most 100 kB', async () => {
  const alone = await gzipped('')
  expect(alone).toBeGreaterThan(50_000)
  const sizes = { button: 'UiProvider Button', first, dialogs, everything }
  const measured: Record<string, number> = {}
  for (const [name, parts] of Object.entries(sizes)) {
    measured[name] = Math.round(((await gzipped(parts)) - alone) / 100) / 10
  }
  process.stdout.write(`kB gzipped beyond React: ${JSON.stringify(measured)}\n`)
  expect(measured['button']).toBeLessThan(35)
  expect(measured['dialogs']).toBeLessThan(80)
  expect(measured['everything']).toBeLessThan(100)
})
