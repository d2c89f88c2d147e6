import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { readCsv } from '#clicks';
import { formatConversionId, type Conversion } from '#conversions';
import { ClickIds, DomainError, formatAmount, Receipts, type ConversionStatus } from '#kernel';
import { tooManyRows } from '../import/conversion-import.js';
import { clickColumnOf, MAX_IMPORT_ROWS, type ColumnMapping } from '../import/import-shapes.js';
import { readAmount } from '../reading/read-amount.js';
import { GENERIC_STATUS_WORDS, readStatus } from '../reading/read-status.js';
import { compareFiles, type Comparison, type TheirRow } from './compare-files.js';
import { csvText } from './csv-text.js';
import { HitsByClick, NOT_THEIRS, whyDifferent } from './reasons-of-difference.js';
import { LISTED, MAX_OURS, type OurSide, type ReconcileAnswer, type ReconcileRequest, type TheirSide } from './reconcile-shapes.js';
import { ReconcileStore } from './reconcile.store.js';

const DAY_MS = 86_400_000;
/** Rows whose hits are looked up with one query. */
const ROWS_AT_ONCE = 5_000;

/** Their file against ours: what only they have, what only we have, what differs, each with our reason. Changes nothing. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly store: ReconcileStore,
    private readonly directory: CampaignDirectory,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** Counts, and the first of each list. throws DomainError invalid_csv, too_many_rows, range_too_large */
  async answer(request: ReconcileRequest): Promise<ReconcileAnswer> {
    const { rows, compared } = await this.compare(request);
    const theyHave = compared.theyHave.slice(0, LISTED);
    const hits = await this.hitsOf(theyHave, request);
    return {
      rows,
      agree: compared.agree,
      they_have_count: compared.theyHave.length,
      we_have_count: compared.weHave.length,
      differ_count: compared.differ.length,
      they_have: theyHave.map((theirs) => {
        const { hit, ...why } = hits.whyNotOurs(theirs);
        return { ...theirSide(theirs), ...why, receipt: hit ? this.receipts.format(hit.id, hit.element) : null };
      }),
      we_have: compared.weHave.slice(0, LISTED).map((one) => ({ ...this.ourSide(one), ...NOT_THEIRS })),
      differ: compared.differ.slice(0, LISTED).map((one) => ({
        theirs: theirSide(one.theirs),
        ours: this.ourSide(one.ours),
        fields: [...one.fields],
        ...whyDifferent(one, this.directory.byNumber(one.ours.campaignId)),
      })),
    };
  }

  /** Every row of the three lists, as a file. throws as answer */
  async file(request: ReconcileRequest): Promise<string> {
    const { compared } = await this.compare(request);
    const lines: (string | number | null)[][] = [];
    for (let at = 0; at < compared.theyHave.length; at += ROWS_AT_ONCE) {
      const part = compared.theyHave.slice(at, at + ROWS_AT_ONCE);
      const hits = await this.hitsOf(part, request);
      for (const theirs of part) {
        const { hit, reason, hint } = hits.whyNotOurs(theirs);
        const receipt = hit ? this.receipts.format(hit.id, hit.element) : null;
        lines.push(['they_have', ...theirCells(theirs), ...NO_CELLS, reason, hint, receipt]);
      }
    }
    for (const one of compared.differ) {
      const { reason, hint } = whyDifferent(one, this.directory.byNumber(one.ours.campaignId));
      const fields = one.fields.map(({ field }) => field).join(' ');
      lines.push(['differ', ...theirCells(one.theirs), ...this.ourCells(one.ours), fields, reason, hint, null]);
    }
    for (const one of compared.weHave) {
      const { click_id: clickId } = this.ourSide(one);
      lines.push([
        'we_have',
        null,
        clickId,
        null,
        null,
        null,
        null,
        null,
        ...this.ourCells(one),
        null,
        NOT_THEIRS.reason,
        NOT_THEIRS.hint,
        null,
      ]);
    }
    return csvText(COLUMNS, lines);
  }

  private async compare(request: ReconcileRequest): Promise<{ rows: number; compared: Comparison }> {
    const rows = await this.readRows(request.csv, request.mapping ?? {});
    const expected = await this.store.receivedIn(request.from, request.to, request.campaign_id, MAX_OURS + 1);
    if (expected.length > MAX_OURS)
      throw new DomainError(
        'range_too_large',
        `More than ${MAX_OURS} conversions of ours lie in this range. Shorten it, or name a campaign_id.`,
      );
    const uuids = [...rows.flatMap(({ clickUuid }) => clickUuid ?? []), ...expected.map(({ clickId }) => clickId)];
    const ours = await this.store.ofClicks(uuids);
    const mustStand = new Set(expected.map(({ id }) => id));
    return { rows: rows.length, compared: compareFiles(rows, ours, { mustStand, meaningOf }) };
  }

  private async readRows(csv: ReconcileRequest['csv'], mapping: ColumnMapping): Promise<TheirRow[]> {
    const column = (name: keyof ColumnMapping) => (mapping[name] ?? name).toLowerCase();
    const rows: TheirRow[] = [];
    for await (const read of readCsv(typeof csv === 'string' ? csv : Buffer.from(csv), [clickColumnOf(mapping)])) {
      if (!('cells' in read)) continue;
      if (rows.length >= MAX_IMPORT_ROWS) throw tooManyRows();
      const cell = (name: keyof ColumnMapping) => read.cells[column(name)]?.trim() || undefined;
      const clickText = cell('click_id') ?? '';
      const reading = this.clickIds.read(clickText);
      const payout = cell('payout');
      rows.push({
        row: read.row,
        clickText,
        clickUuid: reading.kind === 'genuine' ? reading.uuid : undefined,
        txid: cell('txid'),
        event: cell('event'),
        payout: payout === undefined ? undefined : { text: payout, micros: microsOf(payout) },
        currency: cell('currency'),
        status: cell('status'),
      });
    }
    const imported = await this.store.importedClicks(
      rows.filter(({ clickUuid }) => clickUuid === undefined).map(({ clickText }) => clickText),
    );
    return rows.map((row) => (row.clickUuid === undefined ? { ...row, clickUuid: imported.get(row.clickText)?.id } : row));
  }

  /** A month around the range: their clocks and ours need not agree on the day. */
  private async hitsOf(rows: readonly TheirRow[], { from, to }: ReconcileRequest): Promise<HitsByClick> {
    const uuids = rows.flatMap(({ clickUuid }) => clickUuid ?? []);
    const texts = rows.map(({ clickText }) => clickText);
    return new HitsByClick(await this.store.hits({ uuids, texts, fromMs: Math.max(0, from - 31 * DAY_MS), toMs: to + 31 * DAY_MS }));
  }

  private ourSide(conversion: Conversion): OurSide {
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

  private ourCells(conversion: Conversion): (string | null)[] {
    const ours = this.ourSide(conversion);
    return [ours.conversion_id, ours.txid, ours.event, ours.payout, ours.currency, ours.status];
  }
}

const COLUMNS =
  'list,row,click_id,txid,event,payout,currency,status,conversion_id,our_txid,our_event,our_payout,our_currency,our_status,fields,reason,hint,receipt'.split(
    ',',
  );
/** ours and the fields, where there is none of ours */
const NO_CELLS = [null, null, null, null, null, null, null];

function theirCells({ row, clickText, txid, event, payout, currency, status }: TheirRow): (string | number | null)[] {
  return [row, clickText, txid ?? null, event ?? null, payout?.text ?? null, currency ?? null, status ?? null];
}

function theirSide({ row, clickText, txid, payout }: TheirRow): TheirSide {
  return { row, click_id: clickText, txid: txid ?? null, payout: payout?.text ?? null };
}

/** Money as people and programs write it. */
function microsOf(text: string): bigint | undefined {
  const reading = readAmount(text);
  return reading.kind === 'amount' ? reading.micros : undefined;
}

/** The word that came with a postback means what it made of ours, unless we went on from there; others what they mean everywhere. */
function meaningOf(word: string, ours: Conversion): ConversionStatus {
  const asSent = !ours.manual && ours.holdUntil === null;
  if (asSent && word.toLowerCase() === ours.originalStatus?.toLowerCase()) return ours.status;
  const { meaning, unmapped } = readStatus(word, GENERIC_STATUS_WORDS, 'pending', new Map());
  if (unmapped || meaning === 'ignore') return 'pending';
  return meaning === 'hold' ? 'pending' : meaning;
}
