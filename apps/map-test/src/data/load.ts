import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import { readCsv } from './csv.ts'
import type { DataSet } from './data-set.ts'
import { readEmailEu } from './email-eu.ts'
import { readManufacturing } from './manufacturing.ts'
import { select } from './select.ts'
import { synthetic } from './synthetic.ts'

const DEFAULT_MESSAGES = 2000
const DEFAULT_PEOPLE = 100
/** What the research compares with: e-mail is sparse, a messenger's day is not. */
const DEFAULT_RATE = 40

function readFolder(folder: string): DataSet {
  if (existsSync(join(folder, 'email-Eu-core-temporal.txt.gz'))) return readEmailEu(folder)
  if (existsSync(join(folder, 'reportsto.csv'))) return readManufacturing(folder)
  throw new Error(
    `${folder} has none of the data sets that are known here; give a CSV file of time,sender,receivers instead`,
  )
}

/** The data that the options ask for, cut and stretched as they say. */
export function loadData(options: Options): DataSet {
  const { data, labels, people, messages, days, rate, seed } = options
  if (data === 'synthetic') {
    const { sessions, ...made } = synthetic({ people: people ?? DEFAULT_PEOPLE, days, seed })
    const part = messages === undefined ? {} : { messages }
    // Pressed into less time, office hours would be minutes.
    return typeof rate === 'number'
      ? select(made, { seed, rate, ...part })
      : select({ ...made, ...(sessions && { sessions }) }, { seed, ...part })
  }
  const isFile = data.endsWith('.csv')
  const all = isFile ? readCsv(data, labels) : readFolder(data)
  const wanted = rate ?? (isFile ? 'own' : DEFAULT_RATE)
  return select(all, {
    seed,
    messages: messages ?? DEFAULT_MESSAGES,
    ...(people !== undefined && { people }),
    ...(wanted !== 'own' && { rate: wanted }),
  })
}
