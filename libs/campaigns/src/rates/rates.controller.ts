import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { page, type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { notFound } from '#kernel';
import { CampaignView } from '../campaign-view.js';
import { RateEditing } from './rate-editing.js';
import { rateInput, ratesInput, rateShape, type RateAnswer } from './rate-shapes.js';
import { RatesStore } from './rates.store.js';
import { readRates } from './read-rates.js';

@ApiTags('rates')
@Controller('api/v1/rates')
export class RatesController {
  constructor(
    private readonly rates: RatesStore,
    private readonly editing: RateEditing,
    private readonly view: CampaignView,
  ) {}

  @Get()
  @Endpoint('All rates', { answers: pageOf(rateShape), description: 'How many units of BASE_CURRENCY one unit of each currency is worth.' })
  async list(): Promise<Page<RateAnswer>> {
    const rows = await this.rates.list();
    return page(
      rows,
      rows.length,
      ({ currency }) => [currency],
      (row) => this.editing.show(row),
    );
  }

  @Get(':currency')
  @Endpoint('One rate', { answers: rateShape })
  async get(@Param('currency') currency: string): Promise<RateAnswer> {
    const rate = (await this.rates.list()).find((row) => row.currency === currency.toUpperCase());
    if (!rate) throw notFound('rate', currency);
    return this.editing.show(rate);
  }

  @Put(':currency')
  @Endpoint('Set a rate', { answers: rateShape })
  async set(
    @CurrentAccess() access: Access,
    @Param('currency') currency: string,
    @Body({ schema: rateInput }) input: { rate: string | number },
  ): Promise<RateAnswer> {
    this.editing.refuseBase(currency.toUpperCase());
    const [rate] = await this.editing.set(access, readRates({ currency, rate: input.rate }, this.view.baseCurrency));
    if (!rate) throw notFound('rate', currency);
    return rate;
  }

  @Post()
  @Endpoint('Set one or several rates', {
    answers: pageOf(rateShape),
    status: 201,
    description: 'Also {"from":"EUR","to":"USD","rate":"1.10"}, an array of these, or {"rates":{"EUR":"1.10"}}.',
  })
  async setSeveral(@CurrentAccess() access: Access, @Body({ schema: ratesInput }) input: unknown): Promise<Page<RateAnswer>> {
    return { data: await this.editing.set(access, readRates(input, this.view.baseCurrency)), next_cursor: null };
  }

  @Delete(':currency')
  @Endpoint('Remove a rate')
  remove(@CurrentAccess() access: Access, @Param('currency') currency: string): Promise<void> {
    return this.editing.remove(access, currency.toUpperCase());
  }
}
