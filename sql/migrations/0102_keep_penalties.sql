-- Why: what the platform did to an account is a ladder with memory (domain.md §2.4); a limit on mass messages leaves
-- answers alone.
ALTER TABLE account_pauses
  MODIFY COLUMN scope ENUM('add','send','mass','moments','all') CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- Immutable: one row per breach.
CREATE TABLE account_penalties (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level ENUM('warning','sendLimited','addLimited','banned') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  -- null = never over
  until DATETIME(3) NULL,
  -- quotas are half until then; null = they are not
  halved_until DATETIME(3) NULL,
  -- the health event that led to it
  source_ref VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  UNIQUE KEY uq_penalties_source (source_ref),
  KEY ix_penalties_account (account_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
