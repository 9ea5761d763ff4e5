import type { ActionKind, Outcome } from '@cunkebao/shared/fleet';
import { ACTION_STATES, PURPOSES, type ActionState, type Purpose } from '@cunkebao/shared/tasks';
import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/** One action on one phone: a line of the ledger (fleet.md §4). */
@Entity('actions')
@Index('uq_actions_seq', ['seq'], { unique: true })
@Index('uq_actions_step', ['taskId', 'deviceId', 'step'], { unique: true })
@Index('uq_actions_busy', ['busyDevice'], { unique: true })
@Index('ix_actions_line', ['deviceId', 'state', 'lane', 'taskId', 'seq'])
@Index('ix_actions_task', ['taskId', 'state'])
@Index('ix_actions_busy_account', ['busyAccount'])
@Index('ix_actions_lease', ['state', 'leaseUntil'])
@Index('ix_actions_deadline', ['state', 'deadlineAt'])
@Index('ix_actions_account', ['accountId', 'settledAt'])
@Index('ix_actions_settled', ['settledAt', 'state'])
@Index('ix_actions_customer', ['customerId', 'seq'])
@Index('ix_actions_content', ['accountId', 'contentKey'])
export class Action {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'bigint', unsigned: true, insert: false, update: false })
  @Generated('increment')
  seq!: string;

  @Column({ name: 'task_id', type: 'varchar', length: 16 })
  taskId!: string;

  @Column({ name: 'device_id', type: 'varchar', length: 16 })
  deviceId!: string;

  @Column({ type: 'smallint', unsigned: true, default: 1 })
  step!: number;

  @Column({ name: 'account_id', type: 'varchar', length: 16, nullable: true })
  accountId!: string | null;

  /** whom it is for, as operators read it; null: the phone itself */
  @Column({ type: 'varchar', length: 80, nullable: true })
  label!: string | null;

  @Column({ name: 'customer_id', type: 'bigint', unsigned: true, nullable: true })
  customerId!: string | null;

  @Column({ name: 'content_key', type: 'char', length: 64, nullable: true })
  contentKey!: string | null;

  @Column({ type: 'varchar', length: 20 })
  kind!: ActionKind;

  @Column({ type: 'enum', enum: PURPOSES, default: 'notice' })
  purpose!: Purpose;

  @Column({ type: 'tinyint', unsigned: true, default: 2 })
  lane!: number;

  @Column({ type: 'json' })
  args!: Record<string, unknown>;

  @Column({ type: 'enum', enum: ACTION_STATES, default: 'ready' })
  state!: ActionState;

  @Column({ type: 'int', unsigned: true, default: 0 })
  epoch!: number;

  @Column({ name: 'not_before', type: 'datetime', precision: 3, nullable: true })
  notBefore!: Date | null;

  @Column({ name: 'deadline_at', type: 'datetime', precision: 3 })
  deadlineAt!: Date;

  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil!: Date | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3, nullable: true })
  askedAt!: Date | null;

  @Column({ name: 'held_at', type: 'datetime', precision: 3, nullable: true })
  heldAt!: Date | null;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  percent!: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ type: 'json', nullable: true })
  outcome!: Outcome | null;

  @Column({ name: 'busy_device', type: 'varchar', length: 16, nullable: true })
  busyDevice!: string | null;

  @Column({ name: 'busy_account', type: 'varchar', length: 16, nullable: true })
  busyAccount!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'settled_at', type: 'datetime', precision: 3, nullable: true })
  settledAt!: Date | null;
}
