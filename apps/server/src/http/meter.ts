import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** What is asked whenever somebody looks. */
export interface Gauges {
  readonly connections: () => number
  readonly vaultBytes: () => Promise<number>
}

/** Totals for the operator. No label names anything that a person did; `code` is one of the API's refusal codes. */
export class Meter {
  readonly #registry = new Registry()
  readonly #cells = new Counter({
    name: 'chancery_board_cells_total',
    help: 'Cells appended to the board',
    registers: [this.#registry],
  })
  readonly #rounds = new Counter({
    name: 'chancery_board_rounds_total',
    help: 'Rounds that appended cells',
    registers: [this.#registry],
  })
  readonly #roundSeconds = new Histogram({
    name: 'chancery_board_round_seconds',
    help: 'Time to make a round durable and public',
    buckets: SECONDS,
    registers: [this.#registry],
  })
  readonly #durableSeconds = new Histogram({
    name: 'chancery_board_durable_step_seconds',
    help: 'Part of a round that waits for the disk',
    buckets: SECONDS,
    registers: [this.#registry],
  })
  readonly #envelopes = new Counter({
    name: 'chancery_gateway_envelopes_total',
    help: 'Envelopes from the relay, dummies among them',
    registers: [this.#registry],
  })
  readonly #batches = new Counter({
    name: 'chancery_gateway_batches_total',
    help: 'Batches of envelopes from the relay',
    registers: [this.#registry],
  })
  readonly #refused = new Counter({
    name: 'chancery_refused_total',
    help: 'Requests and envelopes refused, by code',
    labelNames: ['code'],
    registers: [this.#registry],
  })

  constructor({ connections, vaultBytes }: Gauges) {
    this.#gauge('chancery_live_connections', 'Live connections that are signed in', connections)
    this.#gauge('chancery_vault_bytes', 'Bytes of files in the vault', vaultBytes)
  }

  #gauge(name: string, help: string, value: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: async () => gauge.set(await value()),
    })
  }

  round(round: { cells: number; roundMs: number; durableMs: number }): void {
    this.#cells.inc(round.cells)
    this.#rounds.inc()
    this.#roundSeconds.observe(round.roundMs / 1000)
    this.#durableSeconds.observe(round.durableMs / 1000)
  }

  batch(envelopes: number): void {
    this.#batches.inc()
    this.#envelopes.inc(envelopes)
  }

  refused(code: string): void {
    this.#refused.inc({ code })
  }

  /** Everything in Prometheus’ text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
