// The same design as one writes it first: an entity per table, a row at a time.
import { DataSource, EntitySchema } from 'typeorm';

const text = { type: 'text', nullable: true };

const Click = new EntitySchema({
  name: 'NaiveClick',
  tableName: 'naive_clicks',
  columns: { id: { type: 'text', primary: true }, campaign: { type: 'int' }, at: { type: 'timestamptz' } },
});
const Postback = new EntitySchema({
  name: 'NaivePostback',
  tableName: 'naive_postbacks',
  columns: {
    id: { type: 'int', primary: true, generated: true },
    at: { type: 'timestamptz' },
    url: text,
    headers: { type: 'jsonb' },
    ip: text,
    clickId: text,
    outcome: text,
    reason: text,
  },
  indices: [{ columns: ['clickId'] }, { columns: ['at'] }],
});
const Conversion = new EntitySchema({
  name: 'NaiveConversion',
  tableName: 'naive_conversions',
  columns: {
    id: { type: 'int', primary: true, generated: true },
    clickId: text,
    txid: text,
    payout: { type: 'numeric' },
    campaign: { type: 'int' },
    at: { type: 'timestamptz' },
  },
  uniques: [{ columns: ['clickId', 'txid'] }],
  indices: [{ columns: ['campaign', 'at'] }],
});
const Total = new EntitySchema({
  name: 'NaiveTotal',
  tableName: 'naive_totals',
  columns: {
    campaign: { type: 'int', primary: true },
    day: { type: 'date', primary: true },
    conversions: { type: 'int' },
    revenue: { type: 'numeric' },
  },
});

/** Opens the naive build's database; its tables are made where they are missing. */
export function openNaive(url) {
  return new DataSource({ type: 'postgres', url, entities: [Click, Postback, Conversion, Total], synchronize: true }).initialize();
}
