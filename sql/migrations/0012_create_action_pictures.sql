-- Why: a screenshot travels inside the result of its action; it is kept apart from the ledger, and not for long.
CREATE TABLE action_pictures (
  action_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- PNG or JPEG
  picture MEDIUMBLOB NOT NULL,
  created_at DATETIME(3) NOT NULL,
  KEY ix_action_pictures_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
