-- Why: what people said is kept before it is worked on, and what they are told before it is sent (conversation.md §5).

-- One row per message or event; the key makes a delivery that is repeated the same row (§5.2).
-- Moments named stored_at, delivered_at, not_before and reserved_until are the database's own time: they are about
-- machines and must not move when the product's clock is turned.
CREATE TABLE inbound_messages (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dedupe_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  arrival CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sent_at BIGINT UNSIGNED NOT NULL,
  msg_no BIGINT UNSIGNED NOT NULL,
  message JSON NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'queued',
  reply_mode VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reply JSON NULL,
  trace_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  received_at DATETIME(3) NOT NULL,
  stored_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  done_at DATETIME(3) NULL,
  UNIQUE KEY inbound_messages_key (dedupe_key),
  KEY inbound_messages_next (state, userid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row per operator: the lock that keeps turns in order, the open dialogue, the head of the audit chain.
CREATE TABLE dialogues (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  rev INT UNSIGNED NOT NULL DEFAULT 0,
  state JSON NOT NULL,
  audit_head CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  audit_count INT UNSIGNED NOT NULL DEFAULT 0,
  welcomed_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The last list an operator saw: 下一页, 第3页 and ordinals read it; kept apart because it may be long.
CREATE TABLE list_snapshots (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  headline VARCHAR(200) NOT NULL,
  entries JSON NOT NULL,
  shown_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What waits for 确认. The id is also the card's task_id; pending → one of the others happens once (§5.6).
CREATE TABLE confirmations (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  command VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT UNSIGNED NOT NULL,
  args JSON NOT NULL,
  words VARCHAR(1000) NOT NULL,
  headline VARCHAR(500) NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pending',
  decided_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  decided_at DATETIME(3) NULL,
  expires_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  KEY confirmations_open (userid, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Cards that can still be changed. A response code is used once; the last is kept for the final state.
CREATE TABLE cards (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  card JSON NOT NULL,
  codes JSON NOT NULL,
  wanted JSON NULL,
  final TINYINT(1) NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  KEY cards_task (task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE receipts (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  command VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  summary VARCHAR(500) NOT NULL,
  data JSON NOT NULL,
  until_hours INT UNSIGNED NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  expires_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  KEY receipts_open (userid, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- planned → reserved → confirmed or failed; submitted = may have been delivered, is sent again byte for byte (§5.7).
CREATE TABLE outbox_messages (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  message_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body JSON NOT NULL,
  card_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'planned',
  attempts INT UNSIGNED NOT NULL DEFAULT 0,
  not_before DATETIME(3) NULL,
  reserved_until DATETIME(3) NULL,
  msgid VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
  error VARCHAR(300) NULL,
  created_at DATETIME(3) NOT NULL,
  sent_at DATETIME(3) NULL,
  UNIQUE KEY outbox_messages_key (message_key),
  KEY outbox_messages_next (state, userid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Append only. Each operator's entries are a chain of their own, so that a turn waits for nobody else's (§5.8).
CREATE TABLE audit_entries (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq INT UNSIGNED NOT NULL,
  at DATETIME(3) NOT NULL,
  inbound_id BIGINT UNSIGNED NULL,
  words VARCHAR(1000) NOT NULL,
  command VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  args JSON NOT NULL,
  targets JSON NULL,
  decision VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  result VARCHAR(500) NOT NULL,
  changed JSON NULL,
  duration_ms INT UNSIGNED NOT NULL,
  trace_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  previous CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY audit_entries_chain (userid, seq),
  KEY audit_entries_command (command, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
