var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { advertiserScope } from '#access';
import { SETTINGS } from '#config';
import { decodeCursor, encodeCursor } from '#http';
import { DomainError } from '#kernel';
import { showMetrics, showRow } from './answer-report.js';
import { Catalogue } from './catalogue.js';
import { readReportQuery } from './read-report-query.js';
import { MAX_ROWS } from './report-query.js';
import { ReportStore } from './report.store.js';
/** Reports as the management API, exports and other parts of the product ask for them. */
let Reports = class Reports {
    constructor(catalogue, store, settings) {
        this.catalogue = catalogue;
        this.store = store;
        this.settings = settings;
    }
    /**
     * raw      the query parameters of the contract
     * access   an advertiser's report counts its own campaigns only
     * throws   DomainError for anything unknown or impossible in `raw`
     */
    async answer(raw, access) {
        const query = readReportQuery(raw, this.catalogue);
        const mark = fingerprint(raw);
        const offset = offsetOf(raw['cursor'], mark);
        const result = await this.store.run({ ...query, offset }, advertiserScope(access));
        const upto = offset + result.rows.length;
        return {
            rows: result.rows.map((row) => showRow(row, query.groupBy, query.metrics)),
            totals: showMetrics(query.metrics, result.totals),
            time_zone: query.zone,
            from: new Date(result.span.fromMs).toISOString(),
            to: new Date(result.span.toMs).toISOString(),
            currency: this.settings.BASE_CURRENCY,
            freshness_ms: result.freshnessMs,
            source: result.source,
            next_cursor: result.rows.length > 0 && upto < result.allRows ? encodeCursor([upto, mark]) : null,
        };
    }
    /** Checks a report's query before the first byte of an export leaves. */
    read(raw) {
        return { ...readReportQuery(raw, this.catalogue), limit: MAX_ROWS };
    }
    export(query, access, take) {
        return this.store.export(query, advertiserScope(access), take);
    }
};
Reports = __decorate([
    Injectable(),
    __param(2, Inject(SETTINGS)),
    __metadata("design:paramtypes", [Catalogue,
        ReportStore, Object])
], Reports);
export { Reports };
/** A cursor goes on with the report it came from: the same parameters, limit and cursor aside. */
function fingerprint(raw) {
    const rest = Object.entries(raw).filter(([name]) => name !== 'cursor' && name !== 'limit').sort(([a], [b]) => (a < b ? -1 : 1));
    return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 12);
}
function offsetOf(cursor, mark) {
    const key = decodeCursor(typeof cursor === 'string' ? cursor : undefined, 2);
    if (!key)
        return 0;
    const [offset, of] = key;
    if (of === mark && typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && offset < 2 ** 31)
        return offset;
    throw new DomainError('invalid_cursor', 'This cursor belongs to another report. Send it with the parameters of the page before, or leave it out.');
}
//# sourceMappingURL=reports.service.js.map