/** Settings (as stored: snake_case) with a proposal laid over: names and words are added to, the rest replaced. Pure. */
export function mergeSettings(
  settings: Readonly<Record<string, unknown>>,
  proposal: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = recordOf(settings['names']);
  const added = recordOf(proposal['names']);
  const roles = [...new Set([...Object.keys(names), ...Object.keys(added)])];
  const words = { ...recordOf(settings['status_words']), ...recordOf(proposal['status_words']) };
  return {
    ...settings,
    ...proposal,
    ...(roles.length > 0 && {
      names: Object.fromEntries(roles.map((role) => [role, [...new Set([...listOf(added[role]), ...listOf(names[role])])]])),
    }),
    ...(Object.keys(words).length > 0 && { status_words: words }),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
