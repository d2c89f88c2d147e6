export const MAX_GROUPS = 4;
export const MAX_ROWS = 10_000;
//# sourceMappingURL=report-query.js.map