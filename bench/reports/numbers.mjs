// Small statistics over measured times.
export function median(numbers) {
  return percentile(numbers, 0.5);
}

export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function round1(number) {
  return Math.round(number * 10) / 10;
}
