/** Text of a status number as conversions are split by it; NULL for 0, rows without one. `value` is SQL. */
export function statusShown(value) {
    return `(ARRAY['pending', 'approved', 'rejected'])[${value}]`;
}
//# sourceMappingURL=status.sql.js.map