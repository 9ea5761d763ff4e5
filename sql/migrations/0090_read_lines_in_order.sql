-- Why: the head of a line is read by its index alone, however long the line; an account at work is found by its name
-- (fleet.md §4, 3). lane: 0 what is done to the phone itself, 1 answers, 2 the rest.
ALTER TABLE actions
  ADD COLUMN lane TINYINT UNSIGNED NOT NULL DEFAULT 2 AFTER purpose,
  ADD COLUMN busy_account VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER busy_device;

UPDATE actions SET lane = IF(account_id IS NULL, 0, IF(purpose = 'answer', 1, 2)),
  busy_account = IF(busy_device IS NULL, NULL, account_id);

ALTER TABLE actions
  DROP KEY ix_actions_line,
  ADD KEY ix_actions_line (device_id, state, lane, task_id, seq),
  ADD KEY ix_actions_task (task_id, state),
  ADD KEY ix_actions_busy_account (busy_account);
