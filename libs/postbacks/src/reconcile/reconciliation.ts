import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { readCsv } from '#clicks';
import { formatConversionId, type Conversion } from '#conversions';
import { ClickIds, formatAmount, Receipts } from '#kernel';
import { MAX_IMPORT_ROWS, type ColumnMapping } from '../import/import-shapes.js';
import type { PostbackEntry } from '../log/postback-entry.js';
import { hintOf } from '../reasons.js';
import { compareFiles, type Comparison, type TheirRow } from './compare-files.js';
import type { OurSide, ReconcileAnswer, ReconcileRequest } from './reconcile-shapes.js';
import { ReconcileStore } from './reconcile.store.js';

const LISTED = 1_000;
const DAY_MS = 86_400_000;

/** Their file against ours: what only they have, what only we have, what differs, each with our reason. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly store: ReconcileStore,
    private readonly directory: CampaignDirectory,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError invalid_csv */
  async run(request: ReconcileRequest): Promise<ReconcileAnswer> {
    const rows = await this.readRows(request.csv, request.mapping ?? {});
    const expected = await this.store.receivedIn(request.from, request.to, request.campaign_id);
    const uuids = [...rows.flatMap(({ clickUuid }) => clickUuid ?? []), ...expected.map(({ clickId }) => clickId)];
    const ours = await this.store.ofClicks(uuids);
    const compared = compareFiles(rows, ours, new Set(expected.map(({ id }) => id)));
    const hits = await this.hitsOf(compared.theyHave.slice(0, LISTED), request);
    return {
      rows: rows.length,
      agree: compared.agree,
      they_have_count: compared.theyHave.length,
      we_have_count: compared.weHave.length,
      differ_count: compared.differ.length,
      they_have: compared.theyHave.slice(0, LISTED).map((theirs) => ({ ...sideOf(theirs), ...this.whyNotOurs(theirs, hits) })),
      we_have: compared.weHave.slice(0, LISTED).map((one) => ({ ...this.show(one), reason: 'not_in_their_file', hint: NOT_THEIRS })),
      differ: compared.differ
        .slice(0, LISTED)
        .map((one) => ({ theirs: sideOf(one.theirs), ours: this.show(one.ours), fields: [...one.fields], ...this.whyDifferent(one) })),
    };
  }

  private async readRows(csv: string, mapping: ColumnMapping): Promise<TheirRow[]> {
    const column = (name: keyof ColumnMapping) => (mapping[name] ?? name).toLowerCase();
    const rows: TheirRow[] = [];
    for await (const read of readCsv(csv, [column('click_id')])) {
      if (!('cells' in read) || rows.length >= MAX_IMPORT_ROWS) continue;
      const cell = (name: keyof ColumnMapping) => read.cells[column(name)]?.trim() || undefined;
      const clickText = cell('click_id') ?? '';
      const reading = this.clickIds.read(clickText);
      rows.push({
        row: read.row,
        clickText,
        clickUuid: reading.kind === 'genuine' ? reading.uuid : undefined,
        txid: cell('txid'),
        event: cell('event'),
        payout: cell('payout'),
        currency: cell('currency'),
        status: cell('status'),
      });
    }
    const imported = await this.store.importedClicks(
      rows.filter(({ clickUuid }) => clickUuid === undefined).map(({ clickText }) => clickText),
    );
    return rows.map((row) => ({ ...row, clickUuid: row.clickUuid ?? imported.get(row.clickText)?.id }));
  }

  /** A month around the range: their clocks and ours need not agree on the day. */
  private hitsOf(rows: readonly TheirRow[], { from, to }: ReconcileRequest): Promise<PostbackEntry[]> {
    const uuids = rows.flatMap(({ clickUuid }) => clickUuid ?? []);
    return this.store.hits(
      uuids,
      rows.map(({ clickText }) => clickText),
      Math.max(0, from - 31 * DAY_MS),
      to + 31 * DAY_MS,
    );
  }

  private whyNotOurs(theirs: TheirRow, hits: readonly PostbackEntry[]): { reason: string; hint: string; receipt: string | null } {
    const about = hits.filter(
      ({ clickUuid, clickText }) => clickText === theirs.clickText || (clickUuid !== null && clickUuid === theirs.clickUuid),
    );
    const hit = theirs.txid === undefined ? about[0] : about.find(({ txid }) => txid === theirs.txid);
    if (!hit) return { reason: 'never_received', hint: NEVER_RECEIVED, receipt: null };
    return {
      reason: hit.reason ?? hit.outcome,
      hint: hintOf(hit.reason) ?? ALREADY_MATCHED,
      receipt: this.receipts.format(hit.id, hit.element),
    };
  }

  private whyDifferent({ ours, fields }: Comparison['differ'][number]): { reason: string; hint: string } {
    if (ours.manual) return { reason: 'changed_by_hand', hint: 'Somebody here set status or payout by hand; the audit log says who.' };
    const fixed = this.directory.byNumber(ours.campaignId)?.payoutSource === 'fixed';
    if (fixed && fields.some(({ field }) => field === 'payout'))
      return { reason: 'fixed_payout', hint: 'The campaign counts its fixed payout, whatever the postback says.' };
    return { reason: 'as_received', hint: 'Ours is what the postbacks said; see the explanation of the conversion.' };
  }

  private show(conversion: Conversion): OurSide {
    return {
      conversion_id: formatConversionId(conversion.id),
      click_id: conversion.importedId ?? this.clickIds.format(conversion.clickId),
      txid: conversion.txid,
      event: conversion.event,
      status: conversion.status,
      payout: formatAmount(conversion.payout),
      currency: conversion.currency,
    };
  }
}

const NEVER_RECEIVED = 'No postback about it reached us: the sender has to send it, or it can be imported from this file.';
const ALREADY_MATCHED = 'Its conversion already stands beside another row of the file, or waits for its click.';
const NOT_THEIRS = 'Their file has no row for it: ask them, or reject it.';

function sideOf({ row, clickText, txid, payout }: TheirRow) {
  return { row, click_id: clickText, txid: txid ?? null, payout: payout ?? null };
}
