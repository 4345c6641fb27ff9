// Mirroring the register of an organization of a thousand people from nothing: every entry is downloaded, opened, and
// judged, with every signature.
import { join } from 'node:path'
import { accountOnly, catchUpOf } from './catch-up.ts'
import { BenchOffice } from './office.ts'
import { figure, median, size, timed } from './report.ts'

const PEOPLE = size(1000, 100)
const RUNS = size(3, 1)

await using office = await BenchOffice.open(5)
const enrolling = await timed(() => office.enrolRaw(PEOPLE - 2))
const { ms: joiningMs, result: last } = await timed(() => office.enrol('Alice'))
const mirrored = await catchUpOf(accountOnly(last.store), join(office.dataDir, 'alice.bin'), { runs: RUNS })

const entries = mirrored[0]?.registerSize ?? 0
const seconds = median(mirrored.map(({ ms }) => ms)) / 1000
figure(`register/mirroring ${PEOPLE} people from nothing`, seconds, 's', entries)
figure('register/mirroring', entries / seconds, 'entries/s', RUNS)
figure('register/mirroring, client CPU', median(mirrored.map(({ cpuMs }) => cpuMs)) / 1000, 's', RUNS)
figure('register/bytes downloaded', (mirrored[0]?.bytes ?? 0) / 1e6, 'MB', entries)
figure('register/client memory, most', median(mirrored.map(({ rssPeak }) => rssPeak)) / 1e6, 'MB', RUNS)
figure(`register/joining as person ${PEOPLE}, with invitation`, joiningMs / 1000, 's', 1)
figure('register/enrolling a person at the server, two entries', enrolling.ms / (PEOPLE - 2), 'ms', PEOPLE - 2)
