import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import 'uplot/dist/uPlot.min.css';
import UPlot from 'uplot';
import classes from './time-chart.module.css';
import { chartOptions, type ChartLine } from './chart-options.js';

export type { ChartLine };

interface Props {
  /** what the chart shows, for screen readers; the numbers themselves stand in the table below it */
  readonly label: string;
  /** one text per point, in order */
  readonly points: readonly string[];
  readonly lines: readonly ChartLine[];
  /** a stretch was marked with the mouse: first and last point */
  readonly onBrush?: ((first: number, last: number) => void) | undefined;
}

/** Values over time on a canvas. Colours follow the light or dark scheme. */
export function TimeChart({ label, points, lines, onBrush }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const brush = useRef(onBrush);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    brush.current = onBrush;
  });
  useEffect(() => {
    const node = frame.current;
    if (!node) return undefined;
    const size = () => ({ width: node.clientWidth, height: node.clientHeight });
    const options = chartOptions({ points, lines, onBrush: (first, last) => brush.current?.(first, last) });
    const plot = new UPlot({ ...options, ...size() }, [points.map((_, at) => at), ...lines.map((line) => [...line.values])], node);
    const watcher = new ResizeObserver(() => plot.setSize(size()));
    watcher.observe(node);
    return () => {
      watcher.disconnect();
      plot.destroy();
    };
    // A new scheme draws anew: the colours are read from the page.
  }, [points, lines, scheme]);
  return <div ref={frame} className={classes['chart']} role="img" aria-label={label} />;
}
