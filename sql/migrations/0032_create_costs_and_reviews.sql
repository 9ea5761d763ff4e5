-- Why: what a time cost and what people concluded from a week are said in the chat and kept.
CREATE TABLE costs (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  label VARCHAR(40) NOT NULL DEFAULT '',
  channel VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  amount_cents BIGINT NOT NULL,
  added_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  added_at DATETIME(3) NOT NULL,
  KEY ix_costs_days (last_day, first_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The words of a week's review (domain.md §8); its figures are worked out anew each time. `seen_by` is whose rows the
-- author may see: company, team:… or member:….
CREATE TABLE weekly_reviews (
  monday DATE NOT NULL,
  seen_by VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reflection VARCHAR(1000) NULL,
  conclusion VARCHAR(1000) NULL,
  updated_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  updated_at DATETIME(3) NOT NULL,
  PRIMARY KEY (monday, seen_by)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What a review decided to do; each also becomes a to-do of its author.
CREATE TABLE review_actions (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  monday DATE NOT NULL,
  seen_by VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  content VARCHAR(200) NOT NULL,
  author VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(3) NOT NULL,
  KEY ix_review_actions_week (monday, seen_by)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
