import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

const text = (name: string, description: string, example: string) =>
  ApiQuery({ name, required: false, description, example, schema: { type: 'string' } });

/** The query parameters of a report, for the API's description. */
export const reportParameters = applyDecorators(
  text('from', 'First local day, or an instant. Default: six days ago', '2026-11-01'),
  text('to', 'Local day or instant at which the report ends; not included. Default: tomorrow', '2026-11-22'),
  text('tz', 'IANA time zone of days and hours. Default: UTC', 'Europe/Madrid'),
  text('group_by', 'Up to four dimensions, comma separated', 'campaign,supply_id'),
  text('metrics', 'Metrics, comma separated', 'clicks,conversions,revenue,cost,profit,roi'),
  text('filter[country]', 'Any dimension: `ES,FR` one of these · `!ES` none of these · `~part` contains · empty: not given', 'ES,FR'),
  text('having[conversions]', 'Any metric: `>=5`, `>0,<10`', '>=5'),
  text('time_base', 'click: conversions count when the click happened · postback: when they came', 'click'),
  text('sort', 'Metrics or grouped dimensions, `-` for largest first', '-profit'),
  text(
    'compare',
    '`previous`: each row and the totals also carry `previous` (the period of the same length right before) and `change`',
    'previous',
  ),
  text('limit', 'Rows of a page, 1 to 10000. Default: 1000', '100'),
  text('cursor', '`next_cursor` of the page before', ''),
);
