/** The shape of a number over the period, no axis. */
export function SparkLine({ values, width = 72, height = 20 }: { values: readonly (number | null)[]; width?: number; height?: number }) {
  const last = values.findLastIndex((value) => value !== null);
  const known = values.slice(0, last + 1).map((value) => value ?? 0);
  if (known.length < 3) return null;
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const x = (at: number) => (at / (values.length - 1)) * (width - 2) + 1;
  const y = (value: number) => (high === low ? height - 2 : height - 2 - ((value - low) / (high - low)) * (height - 4));
  const points = known.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden focusable="false">
      <polyline points={points} fill="none" stroke="var(--accent)" strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  );
}
