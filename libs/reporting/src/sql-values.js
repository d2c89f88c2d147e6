/** Collects the values of a statement; what it returns stands in the text: `$3::int[]`. */
export class SqlValues {
    constructor() {
        this.all = [];
    }
    add(value, type) {
        return `$${this.all.push(value)}::${type}`;
    }
}
//# sourceMappingURL=sql-values.js.map