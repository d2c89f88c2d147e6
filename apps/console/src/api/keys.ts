/**
 * The one scheme of query keys: [resource, 'list' | 'one' | …, parameters]. After a change, invalidate the resource:
 * `invalidateQueries({ queryKey: keys.all('campaigns') })` reaches its lists and its single objects alike.
 */
export const keys = {
  session: ['session'] as const,
  all: (resource: string) => [resource] as const,
  list: (resource: string, parameters: object = {}) => [resource, 'list', parameters] as const,
  one: (resource: string, id: string) => [resource, 'one', id] as const,
  report: (parameters: object) => ['reports', 'report', parameters] as const,
  catalogue: ['reports', 'catalogue'] as const,
};
