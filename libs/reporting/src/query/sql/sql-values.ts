/** Collects the values of a statement; what it returns stands in the text: `$3::int[]`. */
export class SqlValues {
  readonly all: unknown[] = [];

  add(value: unknown, type: string): string {
    return `$${this.all.push(value)}::${type}`;
  }
}
