import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'

/** All that a server's and a relay's folder, page of metrics, and log may hold. What is new must be argued for here. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  board_cell: ['position', 'cell'],
  board_head: ['id', 'size', 'edge', 'checkpoint', 'anchor_time', 'anchor_register_size'],
  board_sealed: ['id', 'below'],
  directory_slot: ['access', 'sealed'],
  parcel: ['id', 'access', 'last_day', 'claim'],
  pepper: ['id', 'access', 'key', 'is_kept', 'attempts'],
  register_entry: ['position', 'leaf'],
  register_head: ['id', 'checkpoint'],
  register_opening: ['position', 'opening'],
}

const FILES = [
  /^server\/(chancery\.json|log-keys\.json|gateway-keys?\.json|found-token|gateway-key)$/,
  /^server\/state\.db(-wal|-shm)?$/,
  /^(server|relay)\/lock\.db(-journal|-wal|-shm)?$/,
  /^server\/board\/(tile\/(entries|\d+)|tags)(\/x\d{3})*\/\d{3}$/,
  /^server\/vault\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/,
  /^server\/shelf$/,
  /^relay\/(chancery-relay|relay-keys|witness)\.json$/,
]

/** What stands in the relay's files, by the names of what is told. */
const RELAY_FILES: Readonly<Record<string, readonly string[]>> = {
  'chancery-relay.json': ['format'],
  'relay-keys.json': ['access', 'witness'],
  'witness.json': ['board.key', 'board.size', 'board.root', 'register.key', 'register.size', 'register.root'],
}

const METRICS: Readonly<Record<string, readonly string[]>> = {
  chancery_board_cells_total: [],
  chancery_board_durable_step_seconds: ['le'],
  chancery_board_round_seconds: ['le'],
  chancery_board_rounds_total: [],
  chancery_gateway_batches_total: [],
  chancery_gateway_envelopes_total: [],
  chancery_live_connections: [],
  chancery_refused_total: ['code'],
  chancery_relay_batches_failed_total: [],
  chancery_relay_batches_total: [],
  chancery_relay_board_up: [],
  chancery_relay_cache_bytes: [],
  chancery_relay_cosignatures_total: [],
  chancery_relay_envelopes_total: [],
  chancery_relay_live_connections: [],
  chancery_relay_refused_total: ['code'],
  chancery_vault_bytes: [],
}

/** Sentences that may come out while people work. None is about anybody. */
const SENTENCES: readonly RegExp[] = [
  /^The relay follows the board again\.$/,
  /^Nobody answers at http:\/\/127\.0\.0\.1:\d+, or its certificate is not trusted here; check --board \(and NODE_EXTRA_CA_CERTS\)$/,
]

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function complainOfDatabase(path: string): string[] {
  const database = new DatabaseSync(path)
  const rows = database
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.name NOT LIKE 'sqlite%'`,
    )
    .all()
  const others = database.prepare(`SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')`).all()
  database.close()
  return [
    ...rows
      .filter((row) => TABLES[String(row['table'])]?.includes(String(row['column'])) !== true)
      .map((row) => `the column ${String(row['table'])}.${String(row['column'])}`),
    ...others.map((row) => `the ${String(row['type'])} ${String(row['name'])}`),
  ]
}

/** The names of everything that a JSON value tells: `board.size`, and for lists `seen.0`. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return ['']
  return Object.entries(value).flatMap(([name, inner]) =>
    namesIn(inner).map((rest) => (rest ? `${name}.${rest}` : name)),
  )
}

function complainOfRelayFile(folder: string, name: string): string[] {
  const names = namesIn(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  return names
    .filter((one) => RELAY_FILES[name]?.includes(one) !== true)
    .map((one) => `${one} in the file relay/${name}`)
}

/** The shelf holds names of chunks that are in the vault, one behind the other, and nothing between them. */
function complainOfShelf(folder: string): string[] {
  const path = join(folder, 'shelf')
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const names = Array.from({ length: Math.ceil(bytes.length / 32) }, (_, at) =>
    bytes.subarray(at * 32, (at + 1) * 32).toString('hex'),
  )
  return names
    .filter((name) => !existsSync(join(folder, 'vault', name.slice(0, 2), name)))
    .map((name) => `${name} in the file server/shelf`)
}

/** What is in a copied data folder of a machine (`server`, `relay`) that may not be there. */
export function complainOfDisk(folder: string, box: string): string[] {
  const files = filesIn(folder).map((name) => `${box}/${name}`)
  const unknown = files.filter((name) => !FILES.some((known) => known.test(name))).map((name) => `the file ${name}`)
  // The lock is a database without a table.
  const databases = files.filter((name) => name.endsWith('.db')).map((name) => join(folder, name.slice(box.length + 1)))
  const ofRelay = box === 'relay' ? Object.keys(RELAY_FILES) : []
  return [
    ...unknown,
    ...databases.flatMap(complainOfDatabase),
    ...ofRelay.flatMap((name) => complainOfRelayFile(folder, name)),
    ...complainOfShelf(folder),
  ]
}

/** What stands on pages of metrics that may not stand there. */
export function complainOfMetrics(text: string): string[] {
  const complaints = new Set<string>()
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? \S+$/.exec(line) ?? []
    if (line === '' || line.startsWith('#')) continue
    const known = METRICS[(name ?? '').replace(/_(bucket|sum|count)$/, '')] ?? METRICS[name ?? '']
    if (name === undefined || known === undefined) complaints.add(`the metric ${name ?? line}`)
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g)) {
      if (known?.includes(label) !== true) complaints.add(`the label ${label} of ${name ?? line}`)
      else if (label === 'code' && !/^(api|relay|server)\/[a-z-]+$/.test(value)) complaints.add(`the code ${value}`)
    }
  }
  return [...complaints]
}

/** What came out on the terminal that may not. */
export function complainOfLog(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !SENTENCES.some((known) => known.test(line)))
    .map((line) => `the line “${line}”`)
}

/** What lies in a folder of copies, page of metrics, and log of a machine and may not be there. */
function complainOfRest(box: string, disk: string, metrics: string, log: string): string[] {
  const copies = readdirSync(disk).filter((name) => name.startsWith(`${box}-disk-`))
  if (copies.length < 2) return [`${copies.length} copies of the ${box}’s folder; two are expected`]
  return [
    ...copies.flatMap((name) => complainOfDisk(join(disk, name), box)),
    ...complainOfMetrics(gunzipSync(readFileSync(metrics)).toString()),
    ...complainOfLog(readFileSync(log, 'utf8')),
  ]
}

/** Everything that a replay's kept folder shows thieves of disk, log, and metrics, the relay's too, and that may not be there. */
export function complain(kept: string): string[] {
  const relay = join(kept, 'relay-thief')
  const pages = 'pages.txt.gz'
  const ofServer = complainOfRest(
    'server',
    join(kept, 'disk'),
    join(kept, 'metrics', pages),
    join(kept, 'logs/output.txt'),
  )
  if (!existsSync(relay)) return ofServer
  return [...ofServer, ...complainOfRest('relay', relay, join(relay, pages), join(relay, 'output.txt'))]
}
