import type UPlot from 'uplot';
import { chartTip } from './chart-tip.js';

export interface ChartLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** accent: what it is about · plain: a second metric · faint: the period before */
  readonly tone: 'accent' | 'plain' | 'faint';
  /** lines of one unit share an axis: two scales for the same money would lie */
  readonly unit: string;
  /** full text of a value, for the tip */
  readonly show: (value: number) => string;
  /** short text, for the axis */
  readonly showShort: (value: number) => string;
}

interface Input {
  readonly points: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly onBrush: (first: number, last: number) => void;
}

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** uPlot's options for our look: no frame, quiet grid, x by number of the point (the labels know the zone). */
export function chartOptions({ points, lines, onBrush }: Input): Omit<UPlot.Options, 'width' | 'height'> {
  const [accent, plain, grid, text] = [
    colour('--accent'),
    colour('--mantine-color-dimmed'),
    colour('--line'),
    colour('--mantine-color-dimmed'),
  ];
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const second = lines.find((line) => line.unit !== lines[0]?.unit);
  const axis = { stroke: text, font, ticks: { show: false }, gap: 6 };
  const series = lines.map((line): UPlot.Series => ({
    label: line.label,
    scale: line === second ? 'second' : 'y',
    stroke: line.tone === 'accent' ? accent : plain,
    width: line.tone === 'accent' ? 2 : 1.25,
    ...(line.tone === 'accent' ? { fill: `${accent}18` } : { dash: line.tone === 'faint' ? [3, 4] : [] }),
    points: { show: points.length <= 2, size: 6 },
    spanGaps: false,
  }));
  const short = (line: ChartLine | undefined) => (_: UPlot, ticks: number[]) => ticks.map((tick) => line?.showShort(tick) ?? '');
  return {
    legend: { show: false },
    padding: [12, second ? 0 : 26, 0, 0],
    cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
    scales: {
      x: { time: false, range: (_, min, max) => (points.length < 2 ? [-1, 1] : [min, max]) },
      y: { range: rangeOf },
      second: { range: rangeOf },
    },
    series: [{}, ...series],
    axes: [
      {
        ...axis,
        size: 26,
        grid: { show: false },
        space: 64,
        incrs: [1, 2, 3, 6, 7, 12, 14, 24, 28, 48, 96],
        values: (_, ticks) => ticks.map((tick) => points[tick] ?? ''),
      },
      { ...axis, scale: 'y', size: 58, grid: { stroke: grid, width: 1 }, space: 44, values: short(lines[0]) },
      ...(second
        ? [{ ...axis, scale: 'second', side: 1 as const, size: 58, grid: { show: false }, space: 44, values: short(second) }]
        : []),
    ],
    plugins: [chartTip(points, lines)],
    hooks: { setSelect: [(plot) => selected(plot, onBrush)] },
  };
}

/** From zero, or from the least loss; never flat. */
function rangeOf(_: UPlot, min: number | null, max: number | null): [number, number] {
  const [low, high] = [Math.min(0, min ?? 0), Math.max(0, max ?? 0)];
  return low === 0 && high === 0 ? [0, 1] : [low * 1.08, high * 1.08];
}

function selected(plot: UPlot, onBrush: (first: number, last: number) => void): void {
  const { left, width } = plot.select;
  if (width < 12) return;
  const [first, last] = [plot.posToIdx(left), plot.posToIdx(left + width)];
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  if (last > first) onBrush(first, last);
}
