const NOT_TOLD = new Set(['updated_at', 'version', 'warnings', 'unknown_macros']);

/** What became different between two answers of the API, field by field: for the audit log. */
export function differences(before: object, after: object): Record<string, { from: unknown; to: unknown }> {
  const old = new Map<string, unknown>(Object.entries(before));
  const found: Record<string, { from: unknown; to: unknown }> = {};
  for (const [field, to] of Object.entries(after)) {
    const from = old.get(field);
    if (!NOT_TOLD.has(field) && JSON.stringify(from) !== JSON.stringify(to)) found[field] = { from, to };
  }
  return found;
}
