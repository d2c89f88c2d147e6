import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

interface MetricText {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/**
 * The process's Prometheus registry. Metrics are made where they are counted: `metrics.counter({ name, help, labels })`.
 * Names start with `rebound_`, carry their unit (`_seconds`, `_bytes`, `_total`), and label values are from small closed sets:
 * never a campaign, an address or anything a caller sends.
 * Asking for a name again gives the same metric.
 */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  constructor() {
    // Includes the event loop's lag, memory, handles and garbage collection.
    collectDefaultMetrics({ register: this.registry });
  }

  counter({ name, help, labels = [] }: MetricText): Counter {
    return (
      (this.registry.getSingleMetric(name) as Counter | undefined) ??
      new Counter({ name, help, labelNames: [...labels], registers: [this.registry] })
    );
  }

  gauge({ name, help, labels = [] }: MetricText): Gauge {
    return (
      (this.registry.getSingleMetric(name) as Gauge | undefined) ??
      new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] })
    );
  }

  histogram({ name, help, labels = [], buckets }: MetricText & { readonly buckets: readonly number[] }): Histogram {
    return (
      (this.registry.getSingleMetric(name) as Histogram | undefined) ??
      new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] })
    );
  }

  onApplicationShutdown(): void {
    // Default metrics hold a performance observer; without this it outlives the application.
    this.registry.clear();
  }
}
