// Derived from other fields, or different by nature.
const NOT_TOLD = new Set([
  'id',
  'created_at',
  'updated_at',
  'version',
  'warnings',
  'unknown_macros',
  'tracking_url',
  'tracking_url_template',
  'postback_url',
  'postback_url_template',
]);

/** What became different between two answers of the API, field by field: for the audit log. */
export function differences(before: object, after: object): Record<string, { from: unknown; to: unknown }> {
  const old = new Map<string, unknown>(Object.entries(before));
  const found: Record<string, { from: unknown; to: unknown }> = {};
  for (const [field, to] of Object.entries(after)) {
    const from = old.get(field);
    if (NOT_TOLD.has(field)) continue;
    if (JSON.stringify(from) !== JSON.stringify(to)) found[field] = { from: from ?? null, to };
  }
  return found;
}
