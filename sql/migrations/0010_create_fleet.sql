-- Why: phones, how they were paired, where they are now and what happened to them (fleet.md §2–3, domain.md §2).
CREATE TABLE device_groups (
  name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  created_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE devices (
  id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  -- identity of the installation on the phone
  install VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- base64 DER of the phone's P-256 key; null = revoked by unbinding
  public_key VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL,
  model VARCHAR(64) NOT NULL,
  os VARCHAR(64) NOT NULL,
  app VARCHAR(32) NOT NULL,
  imei_tail VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  -- userid of the person who looks after it
  operator VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  paired_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  paired_at DATETIME(3) NULL,
  -- when the operator said in chat that it is the phone he meant; until then it may not connect
  confirmed_at DATETIME(3) NULL,
  maintenance_at DATETIME(3) NULL,
  unbound_at DATETIME(3) NULL,
  -- what the phone can do, as it said at its last hello
  caps JSON NULL,
  battery TINYINT UNSIGNED NULL,
  charging TINYINT(1) NOT NULL DEFAULT 0,
  network VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  free_mb INT UNSIGNED NULL,
  queue_depth INT UNSIGNED NULL,
  troubles JSON NULL,
  -- WeChat account id → logged in?
  logins JSON NULL,
  created_at DATETIME(3) NOT NULL,
  KEY ix_devices_group (group_name, id),
  KEY ix_devices_operator (operator, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Narrow and hot: written for every beat, in batches. Nothing has a foreign key to it.
CREATE TABLE device_presence (
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- can it be reached? What the gateway and the sweep know
  reach ENUM('online','stale','offline') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'offline',
  reach_since DATETIME(3) NOT NULL,
  reach_cause VARCHAR(40) NOT NULL DEFAULT '',
  -- when a lost phone becomes stale and offline unless it comes back; null = it is not lost
  stale_at DATETIME(3) NULL,
  offline_at DATETIME(3) NULL,
  -- what people see: deviceState() of everything known about it
  state ENUM('pairing','online','stale','offline','abnormal','maintenance','unbound')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'offline',
  cause VARCHAR(200) NOT NULL DEFAULT '',
  since DATETIME(3) NOT NULL,
  -- the gateway that holds its socket; null = none does
  node VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  -- one more with each accepted hello; anything of an older one is refused
  generation INT UNSIGNED NOT NULL DEFAULT 0,
  last_beat_at DATETIME(3) NULL,
  KEY ix_presence_state (state, since),
  KEY ix_presence_lost (offline_at),
  KEY ix_presence_node (node)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What phones reported and what presence went through: one row per happening, none per beat.
CREATE TABLE device_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- the phone's own name for the happening: a second report of it changes nothing
  ref VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  account_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  text VARCHAR(200) NOT NULL DEFAULT '',
  data JSON NULL,
  stored_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_device_events_ref (device_id, ref),
  KEY ix_device_events_at (device_id, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE pairing_tickets (
  -- sha-256 of the ticket: whoever reads this table cannot pair with it
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  created_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  device_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  KEY ix_pairing_tickets_expires (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
