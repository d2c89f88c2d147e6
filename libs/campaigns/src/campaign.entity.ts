import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, type ValueTransformer } from 'typeorm';
import type { Micros } from '#kernel';
import type { Campaign, CampaignStatus, CostModel, Offer } from './campaign.js';
import type { RepeatMode } from './events/campaign-event.js';
import type { StoredEvent } from './events/campaign-event.js';
import type { OfferCaps } from './offers/offer-caps.js';
import type { OfferRules } from './offers/offer-rules.js';

/** int8 arrives from the driver as text. */
export const MICROS: ValueTransformer = {
  to: (micros: Micros | null | undefined) => (typeof micros === 'bigint' ? micros.toString() : micros),
  from: (text: string | null) => (text === null ? null : BigInt(text)),
};

/** A campaign without its offers, which have rows of their own. */
@Entity('campaigns')
export class CampaignEntity implements Omit<Campaign, 'offers' | 'landingPages' | 'events'> {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('int', { name: 'advertiser_id' })
  advertiserId!: number;

  @Column('int', { name: 'source_id' })
  sourceId!: number;

  @Column('text', { default: 'active' })
  status!: CampaignStatus;

  @Column('text', { name: 'fallback_url', nullable: true })
  fallbackUrl!: string | null;

  @Column('text', { name: 'time_zone', default: 'UTC' })
  timeZone!: string;

  @Column('text')
  currency!: string;

  @Column('bigint', { name: 'default_payout', nullable: true, transformer: MICROS })
  defaultPayout!: Micros | null;

  @Column('text', { name: 'payout_source', default: 'parameter' })
  payoutSource!: 'parameter' | 'fixed';

  @Column('int', { name: 'attribution_window_days', default: 30 })
  attributionWindowDays!: number;

  @Column('int', { name: 'min_click_to_conversion_s', default: 0 })
  minClickToConversionS!: number;

  @Column('text', { name: 'repeat_mode', default: 'ignore' })
  repeatMode!: RepeatMode;

  @Column('boolean', { name: 'require_txid', default: false })
  requireTxid!: boolean;

  @Column('jsonb', { default: [] })
  events!: StoredEvent[];

  @Column('text', { name: 'unknown_events', default: 'accept' })
  unknownEvents!: 'accept' | 'reject';

  @Column('int', { name: 'hold_hours', nullable: true })
  holdHours!: number | null;

  @Column('text', { name: 'dedupe_scope', default: 'click' })
  dedupeScope!: 'click' | 'offer';

  @Column('int', { name: 'daily_conversion_cap', nullable: true })
  dailyConversionCap!: number | null;

  @Column('text', { name: 'over_cap', default: 'reject' })
  overCap!: 'reject' | 'count';

  @Column('text', { default: '302' })
  redirect!: '302' | '307' | 'meta';

  @Column('text', { name: 'cost_model', default: 'none' })
  costModel!: CostModel;

  @Column('bigint', { name: 'cost_amount', nullable: true, transformer: MICROS })
  costAmount!: Micros | null;

  @Column('text', { name: 'cost_currency', nullable: true })
  costCurrency!: string | null;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column('jsonb', { default: {} })
  extra!: Record<string, unknown>;

  @Column('int', { default: 1 })
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

@Entity('offers')
export class OfferEntity implements Offer {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('int', { name: 'campaign_id' })
  campaignId!: number;

  @Column('int')
  position!: number;

  @Column('text', { default: '' })
  name!: string;

  @Column('text')
  url!: string;

  @Column('bigint', { transformer: MICROS })
  payout!: Micros;

  @Column('text')
  currency!: string;

  @Column('int', { default: 100 })
  weight!: number;

  @Column('text', { default: 'active' })
  status!: 'active' | 'archived';

  @Column('jsonb', { nullable: true })
  rules!: OfferRules | null;

  @Column('jsonb', { nullable: true })
  caps!: OfferCaps | null;
}
