import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A phone as it was paired and as it last described itself. Whether it can be reached is Presence. */
@Entity('devices')
@Index('ix_devices_group', ['group', 'id'])
@Index('ix_devices_operator', ['operator', 'id'])
export class Device {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  name!: string;

  @Column({ type: 'varchar', length: 64 })
  install!: string;

  @Column({ name: 'public_key', type: 'varchar', length: 400, nullable: true })
  publicKey!: string | null;

  @Column({ name: 'key_since', type: 'datetime', precision: 3, nullable: true })
  keySince!: Date | null;

  @Column({ name: 'previous_key', type: 'varchar', length: 400, nullable: true })
  previousKey!: string | null;

  @Column({ name: 'previous_key_until', type: 'datetime', precision: 3, nullable: true })
  previousKeyUntil!: Date | null;

  @Column({ type: 'varchar', length: 64 })
  model!: string;

  @Column({ type: 'varchar', length: 64 })
  os!: string;

  @Column({ type: 'varchar', length: 32 })
  app!: string;

  @Column({ name: 'imei_tail', type: 'varchar', length: 4 })
  imeiTail!: string;

  @Column({ name: 'group_name', type: 'varchar', length: 40, nullable: true })
  group!: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  operator!: string | null;

  @Column({ name: 'paired_by', type: 'varchar', length: 64, nullable: true })
  pairedBy!: string | null;

  @Column({ name: 'paired_at', type: 'datetime', precision: 3, nullable: true })
  pairedAt!: Date | null;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'maintenance_at', type: 'datetime', precision: 3, nullable: true })
  maintenanceAt!: Date | null;

  @Column({ name: 'quarantined_at', type: 'datetime', precision: 3, nullable: true })
  quarantinedAt!: Date | null;

  @Column({ name: 'unbound_at', type: 'datetime', precision: 3, nullable: true })
  unboundAt!: Date | null;

  @Column({ type: 'json', nullable: true })
  caps!: string[] | null;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  battery!: number | null;

  @Column({ type: 'tinyint', default: 0 })
  charging!: number;

  @Column({ type: 'varchar', length: 8, nullable: true })
  network!: string | null;

  @Column({ name: 'free_mb', type: 'int', unsigned: true, nullable: true })
  freeMb!: number | null;

  @Column({ name: 'queue_depth', type: 'int', unsigned: true, nullable: true })
  queueDepth!: number | null;

  @Column({ type: 'json', nullable: true })
  troubles!: string[] | null;

  @Column({ type: 'json', nullable: true })
  logins!: Record<string, boolean> | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
