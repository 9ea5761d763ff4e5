-- Why: tags go to WeCom, too. What is wanted there is kept here until WeCom has confirmed it, so that a crash repeats it
-- and a newer change on either side is known as newer.

-- One wish per member, customer and tag: the last one counts, `turn` tells it from the one under way. `at` is when it was
-- wished; a lease is the database's time, not_before the product's. planned → reserved → submitted → confirmed, or
-- failed or skipped with the reason.
CREATE TABLE tag_marks (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag_id BIGINT UNSIGNED NOT NULL,
  wanted TINYINT(1) NOT NULL,
  author VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  at DATETIME(3) NOT NULL,
  turn INT UNSIGNED NOT NULL DEFAULT 0,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'planned',
  attempts INT UNSIGNED NOT NULL DEFAULT 0,
  not_before DATETIME(3) NULL,
  reserved_until DATETIME(3) NULL,
  error VARCHAR(300) NULL,
  settled_at DATETIME(3) NULL,
  PRIMARY KEY (userid, external_userid, tag_id),
  KEY ix_tag_marks_due (state, not_before),
  KEY ix_tag_marks_tag (tag_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Tags made, renamed and ended here, in their order.
CREATE TABLE tag_changes (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag_id BIGINT UNSIGNED NOT NULL,
  -- of the tag that is renamed or ended
  wecom_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  -- what it was called: the name it gets back when WeCom refuses
  old_name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  author VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  at DATETIME(3) NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'planned',
  attempts INT UNSIGNED NOT NULL DEFAULT 0,
  not_before DATETIME(3) NULL,
  reserved_until DATETIME(3) NULL,
  error VARCHAR(300) NULL,
  settled_at DATETIME(3) NULL,
  KEY ix_tag_changes_due (state, not_before),
  KEY ix_tag_changes_tag (tag_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What WeCom called it last: a name that differs from this one was changed there. NULL: read before this was kept.
ALTER TABLE wecom_tags ADD COLUMN told_name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

-- Which of our groups a group of WeCom is.
CREATE TABLE wecom_tag_groups (
  wecom_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  group_id BIGINT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
