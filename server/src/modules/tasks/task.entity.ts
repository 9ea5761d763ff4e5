import { TASK_STATES, type TaskState } from '@cunkebao/shared/tasks';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something a person asked phones to do; its actions are the ledger. */
@Entity('tasks')
@Index('ix_tasks_state', ['state', 'createdAt'])
@Index('ix_tasks_created', ['createdAt'])
@Index('ix_tasks_creator', ['createdBy', 'createdAt'])
export class Task {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @Column({ type: 'enum', enum: TASK_STATES, default: 'queued' })
  state!: TaskState;

  @Column({ name: 'created_by', type: 'varchar', length: 64, nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'shown_at', type: 'datetime', precision: 3, nullable: true })
  shownAt!: Date | null;
}
