import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly head: ReactNode;
  /** numbers stand on the right, in figures of one width */
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** shown when the mouse rests on a cell: a metric's formula */
  readonly title?: string | undefined;
  /** left out below 760 px */
  readonly wide?: boolean;
  readonly sort?: { readonly direction: 'ascending' | 'descending' | undefined; readonly toggle: () => void };
}

interface Props<Row> {
  /** what the table holds, for screen readers */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** where a click on the row leads; the first cell holds a real link for the keyboard */
  readonly href?: ((row: Row) => string) | undefined;
  readonly onRow?: ((row: Row) => void) | undefined;
  readonly totals?: Row | undefined;
  readonly footer?: ReactNode;
}

/** The table of the house: dense, quiet lines, numbers right. Scrolls sideways inside itself, never the page. */
export function DataTable<Row>({ caption, columns, rows, rowKey, href, onRow, totals, footer }: Props<Row>) {
  const navigate = useNavigate();
  const open = href ? (row: Row) => void navigate(href(row)) : onRow;
  return (
    <div className={classes['frame']} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes['table']}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {totals === undefined ? null : <Cells columns={columns} row={totals} className={classes['totals']} />}
          {rows.map((row) => (
            <Cells
              key={rowKey(row)}
              columns={columns}
              row={row}
              className={open ? classes['open'] : undefined}
              onOpen={open ? () => open(row) : undefined}
            />
          ))}
        </tbody>
      </table>
      {footer}
    </div>
  );
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const className = place(column);
  if (!column.sort) {
    return (
      <th scope="col" className={className}>
        {column.head}
      </th>
    );
  }
  const { direction, toggle } = column.sort;
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button type="button" className={classes['sort']} onClick={toggle}>
        <span aria-hidden className={classes['arrow']}>
          {direction === 'descending' ? '↓' : direction === 'ascending' ? '↑' : ''}
        </span>
        {column.head}
      </button>
    </th>
  );
}

interface CellsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  readonly className?: string | undefined;
  readonly onOpen?: (() => void) | undefined;
}

function Cells<Row>({ columns, row, className, onOpen }: CellsProps<Row>) {
  const click = (event: React.MouseEvent) => {
    // A click on a link or button inside the row, or the end of a text selection, is not a click on the row.
    if ((event.target as Element).closest('a, button, input, label') || String(getSelection())) return;
    onOpen?.();
  };
  return (
    <tr className={className} onClick={onOpen ? click : undefined}>
      {columns.map((column) => (
        <td key={column.id} className={place(column)} title={column.title}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function place<Row>(column: Column<Row>): string {
  return [column.numeric ? classes['numeric'] : '', column.wide ? classes['wide'] : ''].join(' ').trim();
}
