/** One setting that became different; `path` such as `cost.amount` or `offers.12.url`, where 12 is the offer's id. */
export interface SettingDifference {
  readonly path: string;
  /** null: was not there */
  readonly from: unknown;
  /** null: is gone */
  readonly to: unknown;
}

/**
 * What became different between two versions' settings, leaf by leaf. Offers and other lists of objects are matched by their id, so that
 * one changed weight is one difference; a new place in the list is told as the list's `order`.
 */
export function settingDifferences(before: unknown, after: unknown, path = ''): SettingDifference[] {
  if (isRecord(before) && isRecord(after)) return recordDifferences(before, after, path);
  if (isListOfRecords(before) && isListOfRecords(after)) return listDifferences(before, after, path);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, from: before ?? null, to: after ?? null }];
}

type Row = Readonly<Record<string, unknown>>;

function recordDifferences(before: Row, after: Row, path: string): SettingDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => settingDifferences(before[name], after[name], path === '' ? name : `${path}.${name}`));
}

function listDifferences(before: readonly Row[], after: readonly Row[], path: string): SettingDifference[] {
  const old = byId(before);
  const now = byId(after);
  const differences = recordDifferences(old, now, path);
  const stayed = (list: readonly Row[], other: Row) => list.map(({ id }) => String(id)).filter((id) => id in other);
  const [from, to] = [stayed(before, now), stayed(after, old)];
  return from.join() === to.join() ? differences : [...differences, { path: `${path}.order`, from, to }];
}

function byId(rows: readonly Row[]): Row {
  return Object.fromEntries(rows.map((row) => [String(row['id']), row]));
}

function isRecord(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isListOfRecords(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every((row) => isRecord(row) && 'id' in row);
}
