import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import type { PostbackSource } from '../campaign.js';

@Entity('postback_sources')
export class PostbackSourceEntity implements PostbackSource {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  key!: string;

  @Column('int', { name: 'advertiser_id' })
  advertiserId!: number;

  @Column('text')
  name!: string;

  @Column('text', { default: 'generic' })
  preset!: string;

  @Column('jsonb', { default: {} })
  settings!: Record<string, unknown>;

  @Column('text', { default: 'active' })
  status!: 'active' | 'archived';

  @Column('int', { default: 1 })
  version!: number;

  @Column('text', { name: 'old_key', nullable: true })
  oldKey!: string | null;

  @Column('timestamptz', { name: 'old_key_until', nullable: true })
  oldKeyEnd!: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
