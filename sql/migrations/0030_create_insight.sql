-- Why: what happened to customers is an append-only book; daily figures are folded from it and may be folded again.
CREATE TABLE customer_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ref VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  member VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  team VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  channel VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  group_type VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  amount_cents BIGINT NULL,
  UNIQUE KEY uq_customer_events_ref (ref),
  KEY ix_customer_events_customer (customer_id, kind, at),
  KEY ix_customer_events_kind (kind, at, customer_id),
  KEY ix_customer_events_at (at, kind, customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What accounts did that concerns no single customer: moments published.
CREATE TABLE account_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ref VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  member VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  team VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  UNIQUE KEY uq_account_events_ref (ref),
  KEY ix_account_events_at (at, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- How often in a day a device or account was found online (samples of ten minutes), and its last health score.
CREATE TABLE daily_presence (
  day DATE NOT NULL,
  subject VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  samples INT UNSIGNED NOT NULL DEFAULT 0,
  online INT UNSIGNED NOT NULL DEFAULT 0,
  health TINYINT UNSIGNED NULL,
  PRIMARY KEY (day, subject, subject_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row per sample taken: two servers may look at the same time, one of them counts.
CREATE TABLE presence_samples (
  slot DATETIME(3) NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What one customer did on one day: distincts over any period and slice are exact from here.
CREATE TABLE daily_customers (
  day DATE NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  member VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  team VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  channel VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  new_friends SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  qualified_fans SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  requested SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  requested_passed SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  reached SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  consults SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  orders SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  amount_cents BIGINT NOT NULL DEFAULT 0,
  refunds SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  refund_cents BIGINT NOT NULL DEFAULT 0,
  active SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  lost SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  reply_waits SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  reply_met SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (day, customer_id, account_id, member, channel, team),
  KEY ix_daily_customers_account (account_id, day),
  KEY ix_daily_customers_member (member, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- domain.md §5: per (day, team, channel, account). The row ('*', '*', '*') holds the whole company, distincts exact.
CREATE TABLE daily_metrics (
  day DATE NOT NULL,
  team VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  channel VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  new_friends INT NOT NULL DEFAULT 0,
  qualified_fans INT NOT NULL DEFAULT 0,
  requested INT NOT NULL DEFAULT 0,
  requested_passed INT NOT NULL DEFAULT 0,
  moments_published INT NOT NULL DEFAULT 0,
  reached INT NOT NULL DEFAULT 0,
  consults INT NOT NULL DEFAULT 0,
  deals INT NOT NULL DEFAULT 0,
  amount_cents BIGINT NOT NULL DEFAULT 0,
  refunds INT NOT NULL DEFAULT 0,
  refund_cents BIGINT NOT NULL DEFAULT 0,
  active_customers INT NOT NULL DEFAULT 0,
  lost INT NOT NULL DEFAULT 0,
  reply_waits INT NOT NULL DEFAULT 0,
  reply_met INT NOT NULL DEFAULT 0,
  device_samples INT NOT NULL DEFAULT 0,
  device_online INT NOT NULL DEFAULT 0,
  account_samples INT NOT NULL DEFAULT 0,
  account_online INT NOT NULL DEFAULT 0,
  health_sum INT NOT NULL DEFAULT 0,
  health_count INT NOT NULL DEFAULT 0,
  PRIMARY KEY (day, team, channel, account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row per day ever rolled up; its lock lets one server fold a day at a time.
CREATE TABLE rolled_days (
  day DATE NOT NULL PRIMARY KEY,
  rolled_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Append-only marks: writers of late events never wait for each other or for a roll-up.
CREATE TABLE dirty_days (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  day DATE NOT NULL,
  due_at DATETIME(3) NOT NULL,
  KEY ix_dirty_days_day (day),
  KEY ix_dirty_days_due (due_at, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE targets (
  metric VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  grain VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value BIGINT NOT NULL,
  set_by VARCHAR(64) NULL,
  set_at DATETIME(3) NOT NULL,
  PRIMARY KEY (metric, grain)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
