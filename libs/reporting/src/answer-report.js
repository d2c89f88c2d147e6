import { formatAmount } from '#kernel';
import { evaluateMetric } from './metric.js';
/** A group as the API shows it: its dimensions, then its metrics. */
export function showRow(row, groupBy, metrics) {
    const dimensions = groupBy.map((dimension, at) => [dimension.name, showDimension(dimension, row.keys[at] ?? null, row.shown[at] ?? null)]);
    return { ...Object.fromEntries(dimensions), ...showMetrics(metrics, row.sums) };
}
/** Metrics from base sums in their texts. */
export function showMetrics(metrics, texts) {
    const sums = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, BigInt(text)]));
    return Object.fromEntries(metrics.map((metric) => [metric.name, showMetric(metric, sums)]));
}
/** One metric: money as a decimal string, rounded to the micro where it is an average; all else as a number. */
export function showMetric(metric, sums) {
    const { value, over } = evaluateMetric(metric, sums);
    if (over === 0n)
        return null;
    if (metric.unit === 'money')
        return formatAmount(over === undefined ? value : roundDivide(value, over));
    return over === undefined ? Number(value) : Number(value) / Number(over);
}
function showDimension(dimension, key, shown) {
    // Campaigns and offers are numbered from 1; 0 stands for an offer that is not known (its click was lost).
    if (dimension.kind === 'record')
        return key === null || key === 0 ? null : { id: String(key), name: shown };
    return dimension.kind === 'time' && dimension.isNumber && shown !== null ? Number(shown) : shown;
}
/** Half away from zero. */
function roundDivide(value, by) {
    const negative = value < 0n !== by < 0n;
    const [top, bottom] = [value < 0n ? -value : value, by < 0n ? -by : by];
    const rounded = (top + bottom / 2n) / bottom;
    return negative ? -rounded : rounded;
}
//# sourceMappingURL=answer-report.js.map