import type { Metric } from '../metric.js';

export default {
  name: 'rejected_conversions',
  label: 'Rejected',
  unit: 'count',
  formula: 'conversions that the advertiser or the operator rejected',
  sum: { rejected: 1 },
  example: { sums: { approved: 3n, rejected: 4n }, value: 4 },
} satisfies Metric;
