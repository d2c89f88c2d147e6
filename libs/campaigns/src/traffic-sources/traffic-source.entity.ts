import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import type { SourceParameter } from './traffic-source-definition.js';

/** A network as this installation uses it. */
@Entity('traffic_sources')
export class TrafficSourceEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  template!: string;

  @Column('jsonb')
  parameters!: SourceParameter[];

  @Column('text', { default: 'active' })
  status!: 'active' | 'archived';

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
