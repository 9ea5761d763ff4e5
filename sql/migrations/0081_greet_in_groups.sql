-- Why: who joins a group of ours is greeted once (domain.md §7, 入群欢迎).
-- The newest row counts; an empty text greets nobody. The task collects what is sent, so that it can be paused.
CREATE TABLE group_welcomes (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  text VARCHAR(500) NOT NULL,
  task_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  set_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  set_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  KEY ix_group_welcomes_ended (ended_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Once per member and group, whatever account heard of it.
CREATE TABLE group_greetings (
  group_name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  member VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (group_name, member)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
