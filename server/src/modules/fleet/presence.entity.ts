import { DEVICE_STATES, type DeviceState } from '@cunkebao/shared/fleet';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Can it be reached, and what people see because of that and everything else known (fleet.md §3). */
@Entity('device_presence')
@Index('ix_presence_state', ['state', 'since'])
@Index('ix_presence_lost', ['offlineAt'])
@Index('ix_presence_node', ['node'])
export class Presence {
  @PrimaryColumn({ name: 'device_id', type: 'varchar', length: 16 })
  deviceId!: string;

  @Column({ type: 'enum', enum: ['online', 'stale', 'offline'], default: 'offline' })
  reach!: 'online' | 'stale' | 'offline';

  @Column({ name: 'reach_since', type: 'datetime', precision: 3 })
  reachSince!: Date;

  @Column({ name: 'reach_cause', type: 'varchar', length: 40, default: '' })
  reachCause!: string;

  @Column({ name: 'stale_at', type: 'datetime', precision: 3, nullable: true })
  staleAt!: Date | null;

  @Column({ name: 'offline_at', type: 'datetime', precision: 3, nullable: true })
  offlineAt!: Date | null;

  @Column({ type: 'enum', enum: DEVICE_STATES, default: 'offline' })
  state!: DeviceState;

  @Column({ type: 'varchar', length: 200, default: '' })
  cause!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ type: 'varchar', length: 32, nullable: true })
  node!: string | null;

  @Column({ name: 'draining_at', type: 'datetime', precision: 3, nullable: true })
  drainingAt!: Date | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  generation!: number;

  @Column({ name: 'last_beat_at', type: 'datetime', precision: 3, nullable: true })
  lastBeatAt!: Date | null;
}
