-- Why: an action says whom it is for, what is left out keeps its reason, and campaigns on one phone take turns
-- (fleet.md §4, 1–2).
ALTER TABLE actions
  MODIFY COLUMN state
    ENUM('ready','sent','journalled','running','done','failed','refused','expired','cancelled','unknown','skipped')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ready',
  -- whom it is for, as operators read it: masked
  ADD COLUMN label VARCHAR(80) NULL AFTER account_id,
  ADD COLUMN customer_id BIGINT UNSIGNED NULL AFTER label,
  -- what it publishes, as a digest: a persona account says nothing twice (domain.md §2)
  ADD COLUMN content_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER customer_id,
  ADD KEY ix_actions_customer (customer_id, seq),
  ADD KEY ix_actions_content (account_id, content_key);

-- When a phone last took something of this task: the task that waited longest goes next.
CREATE TABLE line_turns (
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  served_at DATETIME(3) NOT NULL,
  PRIMARY KEY (device_id, task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
