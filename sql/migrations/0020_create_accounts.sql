-- Why: WeChat accounts, their health ledger and their pauses (domain.md §2, §2.1).
CREATE TABLE accounts (
  id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- the phone it is logged in on now; null = on none
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  wechat_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  nickname VARCHAR(64) NOT NULL,
  alias VARCHAR(64) NULL,
  kind ENUM('business','persona') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  team VARCHAR(40) NULL,
  operator VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  friends INT UNSIGNED NOT NULL DEFAULT 0,
  registered_at DATETIME(3) NOT NULL,
  -- days with any activity among the last 30
  active_days30 TINYINT UNSIGNED NOT NULL DEFAULT 0,
  -- what healthScore() answered when it was last asked; never edited by hand
  health_score TINYINT UNSIGNED NOT NULL,
  health_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_accounts_wechat (wechat_id),
  KEY ix_accounts_device (device_id),
  KEY ix_accounts_health (health_score, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Immutable: a row is inserted once per source_ref and never changed.
CREATE TABLE account_health_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- as decided when it was reported: −25 for a repeated tooFrequent, 0 above the daily cap
  delta SMALLINT NOT NULL,
  at DATETIME(3) NOT NULL,
  source_ref VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_health_source (source_ref),
  KEY ix_health_account (account_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE account_pauses (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scope ENUM('add','send','moments','all') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at DATETIME(3) NOT NULL,
  until DATETIME(3) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  -- the operator who asked for it; null = a health event did
  created_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  lifted_at DATETIME(3) NULL,
  lifted_by VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  KEY ix_pauses_account (account_id, until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Which phone an account was logged in on, and when.
CREATE TABLE account_logins (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  logged_in_at DATETIME(3) NOT NULL,
  logged_out_at DATETIME(3) NULL,
  KEY ix_logins_account (account_id, logged_in_at),
  KEY ix_logins_device (device_id, logged_in_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What an account has used of its quotas (domain.md §2.1, §2.2): reserved before dispatch, then committed or released.
CREATE TABLE account_quota_uses (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind ENUM('add','message','moment','like','group') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  -- the action it pays for
  ref VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state ENUM('reserved','committed','released') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'reserved',
  UNIQUE KEY uq_quota_ref (ref),
  KEY ix_quota_account (account_id, kind, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
