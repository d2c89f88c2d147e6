import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LandingPage } from './landing-page.js';

@Entity('landing_pages')
export class LandingPageEntity implements LandingPage {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('int', { name: 'campaign_id' })
  campaignId!: number;

  @Column('text', { default: '' })
  name!: string;

  @Column('text')
  url!: string;

  @Column('int', { default: 100 })
  weight!: number;

  @Column('text', { default: 'active' })
  status!: 'active' | 'archived';
}
