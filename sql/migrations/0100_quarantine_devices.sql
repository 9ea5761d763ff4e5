-- Why: a phone that is away for a week, one that changes servers, and one whose identity two phones claim have states of
-- their own (fleet.md §2, §3).
ALTER TABLE devices
  -- two phones claimed to be this one; null = nobody doubts it
  ADD COLUMN quarantined_at DATETIME(3) NULL AFTER maintenance_at;

ALTER TABLE device_presence
  MODIFY COLUMN state ENUM('pairing','online','stale','offline','abnormal','missing','draining','maintenance',
    'quarantined','unbound') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'offline',
  -- the process that holds it is about to stop
  ADD COLUMN draining_at DATETIME(3) NULL AFTER node;

-- Accepted hellos that pushed a connected socket aside, for a day.
CREATE TABLE device_takeovers (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  install VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY ix_takeovers_device (device_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
