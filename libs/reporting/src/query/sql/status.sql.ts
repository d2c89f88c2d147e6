/** Text of a status number as conversions are split by it; NULL for 0, rows without one. `value` is SQL. */
export function statusShown(value: string): string {
  return `(ARRAY['pending', 'approved', 'rejected'])[${value}]`;
}
