import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that happened to or on a phone. */
@Entity('device_events')
@Index('uq_device_events_ref', ['deviceId', 'ref'], { unique: true })
@Index('ix_device_events_at', ['deviceId', 'at'])
export class DeviceEvent {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'device_id', type: 'varchar', length: 16 })
  deviceId!: string;

  @Column({ type: 'varchar', length: 64 })
  ref!: string;

  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'account_id', type: 'varchar', length: 64, nullable: true })
  accountId!: string | null;

  @Column({ type: 'varchar', length: 200, default: '' })
  text!: string;

  @Column({ type: 'json', nullable: true })
  data!: Record<string, unknown> | null;

  @Column({ name: 'stored_at', type: 'datetime', precision: 3 })
  storedAt!: Date;
}
