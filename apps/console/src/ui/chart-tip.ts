import type UPlot from 'uplot';
import type { ChartLine } from './chart-options.js';

/** The values under the mouse, in a small box that stays inside the chart. Text only: labels may hold anything. */
export function chartTip(points: readonly string[], lines: readonly ChartLine[]): UPlot.Plugin {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  box.hidden = true;
  return {
    hooks: {
      init: (plot) => plot.over.append(box),
      setCursor: (plot) => {
        const at = plot.cursor.idx;
        box.hidden = at === null || at === undefined || (plot.cursor.left ?? -1) < 0;
        if (at === null || at === undefined || box.hidden) return;
        const head = document.createElement('b');
        head.textContent = points[at] ?? '';
        box.replaceChildren(head, ...lines.map((line) => valueLine(line, at)));
        const left = plot.cursor.left ?? 0;
        const isRight = left > plot.over.clientWidth / 2;
        box.style.left = isRight ? 'auto' : `${left + 12}px`;
        box.style.right = isRight ? `${plot.over.clientWidth - left + 12}px` : 'auto';
      },
    },
  };
}

function valueLine(line: ChartLine, at: number): HTMLElement {
  const value = line.values[at];
  const row = document.createElement('div');
  row.textContent = `${line.label}: ${value === null || value === undefined ? '–' : line.show(value)}`;
  return row;
}
