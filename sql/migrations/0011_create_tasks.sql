-- Why: what people asked phones to do, and the ledger of every single action (fleet.md §4).
CREATE TABLE tasks (
  id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title VARCHAR(120) NOT NULL,
  state ENUM('queued','running','paused','done','failed','stopped')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'queued',
  -- userid of the person who asked; null = the product itself
  created_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(3) NOT NULL,
  finished_at DATETIME(3) NULL,
  -- when its card in the chat was last brought up to date
  shown_at DATETIME(3) NULL,
  KEY ix_tasks_state (state, created_at),
  KEY ix_tasks_created (created_at),
  KEY ix_tasks_creator (created_by, created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE actions (
  -- opaque and never used twice: the phone's journal knows an action by it for ever
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- the order of the line in front of one phone
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  task_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  step SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  args JSON NOT NULL,
  state ENUM('ready','sent','journalled','running','done','failed','refused','expired','cancelled','unknown')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ready',
  -- one more each time it is claimed; an answer of an older one is not taken at its word
  epoch INT UNSIGNED NOT NULL DEFAULT 0,
  not_before DATETIME(3) NULL,
  deadline_at DATETIME(3) NOT NULL,
  -- when the phone must be asked what became of it
  lease_until DATETIME(3) NULL,
  -- asked and not heard since
  asked_at DATETIME(3) NULL,
  -- the phone could not be reached: it waits until the phone is back
  held_at DATETIME(3) NULL,
  percent TINYINT UNSIGNED NULL,
  note VARCHAR(200) NULL,
  outcome JSON NULL,
  -- the phone whose one screen this action has; unique, so the database keeps two off it
  busy_device VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(3) NOT NULL,
  sent_at DATETIME(3) NULL,
  settled_at DATETIME(3) NULL,
  UNIQUE KEY uq_actions_seq (seq),
  UNIQUE KEY uq_actions_step (task_id, device_id, step),
  UNIQUE KEY uq_actions_busy (busy_device),
  KEY ix_actions_line (device_id, state, seq),
  KEY ix_actions_lease (state, lease_until),
  KEY ix_actions_deadline (state, deadline_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
