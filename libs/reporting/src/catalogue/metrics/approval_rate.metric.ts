import type { Metric } from '../metric.js';

export default {
  name: 'approval_rate',
  label: 'Approval rate',
  unit: 'ratio',
  formula: 'approved / (approved + rejected + pending)',
  sum: { approved: 1 },
  over: { pending: 1, approved: 1, rejected: 1 },
  example: { sums: { pending: 1n, approved: 2n, rejected: 1n }, value: 0.5 },
} satisfies Metric;
