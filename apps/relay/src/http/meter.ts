import { Counter, Gauge, Registry } from 'prom-client'

/** What is asked of the relay whenever somebody looks. */
export interface Gauges {
  readonly connections: () => number
  readonly isUp: () => boolean
  readonly cacheBytes: () => number
}

/** Totals for the operator. No label names anything that a person did. */
export class Meter {
  readonly #registry = new Registry()
  readonly #envelopes = this.#counter('envelopes_total', 'Envelopes handed to board and vault, dummies among them')
  readonly #batches = this.#counter('batches_total', 'Batches of envelopes handed to board and vault')
  readonly #failed = this.#counter('batches_failed_total', 'Batches that the board did not answer')
  readonly #cosignatures = this.#counter('cosignatures_total', 'Checkpoints cosigned')
  readonly #refused = new Counter({
    name: 'chancery_relay_refused_total',
    help: 'Requests refused, by code',
    labelNames: ['code'],
    registers: [this.#registry],
  })

  constructor({ connections, isUp, cacheBytes }: Gauges) {
    this.#gauge('live_connections', 'Live connections that are signed in', connections)
    this.#gauge('board_up', 'Whether the board is followed', () => (isUp() ? 1 : 0))
    this.#gauge('cache_bytes', 'Memory for parts of the logs', cacheBytes)
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name: `chancery_relay_${name}`, help, registers: [this.#registry] })
  }

  #gauge(name: string, help: string, value: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `chancery_relay_${name}`,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(value()),
    })
  }

  handedOn(envelopes: number): void {
    this.#batches.inc()
    this.#envelopes.inc(envelopes)
  }

  failed(): void {
    this.#failed.inc()
  }

  cosigned(): void {
    this.#cosignatures.inc()
  }

  refused(code: string): void {
    this.#refused.inc({ code })
  }

  /** Everything in Prometheus’ text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
