import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** Units of BASE_CURRENCY for one unit of this currency, as a decimal text. */
@Entity('rates')
export class RateEntity {
  @PrimaryColumn('text')
  currency!: string;

  @Column('numeric', { precision: 19, scale: 10 })
  rate!: string;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
