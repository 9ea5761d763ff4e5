-- Why: what goes wrong rings once per cause and site, and ends with who, when and why (domain.md §8, fleet.md §3).

-- Rules set in the chat; a field without a row has its default of shared/src/alerts/rules.ts.
CREATE TABLE alert_rules (
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  op VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  threshold DOUBLE NOT NULL,
  level VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  changed_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE alerts (
  id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  -- the order in which they opened; ids are text
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- '' = the whole company
  site VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  level VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  title VARCHAR(300) NOT NULL,
  -- field and site while the alert lives, NULL after: two of one cause cannot live at once
  live_cause CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  opened_at DATETIME(3) NOT NULL,
  told_at DATETIME(3) NOT NULL,
  told_count INT UNSIGNED NOT NULL,
  escalated_at DATETIME(3) NULL,
  -- since when its cause has been over
  clear_since DATETIME(3) NULL,
  acked_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  acked_at DATETIME(3) NULL,
  -- NULL with a time: it ended by itself
  resolved_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  resolved_at DATETIME(3) NULL,
  reason VARCHAR(300) NULL,
  UNIQUE KEY uq_alerts_seq (seq),
  UNIQUE KEY uq_alerts_live (live_cause),
  KEY ix_alerts_state (state, seq),
  KEY ix_alerts_opened (opened_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Everybody an alert was ever about, in the order they joined it; gone_at: well again.
CREATE TABLE alert_subjects (
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  alert_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(60) NOT NULL,
  -- who looks after it: the row scope of the alert
  operator VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  joined_at DATETIME(3) NOT NULL,
  gone_at DATETIME(3) NULL,
  UNIQUE KEY uq_alert_subjects (alert_id, subject_id),
  KEY ix_alert_subjects_operator (operator)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Who was told of an alert, so that the same people hear how it ended.
CREATE TABLE alert_listeners (
  alert_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (alert_id, userid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A person ended it before it was over: no new alert about this for a while. subject '' = no subject.
CREATE TABLE alert_quiets (
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  site VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until DATETIME(3) NOT NULL,
  PRIMARY KEY (field, site, subject),
  KEY ix_alert_quiets_until (until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row: its lock lets one server look at a time.
CREATE TABLE alert_looks (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  looked_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

INSERT INTO alert_looks (id, looked_at) VALUES (1, NULL);

-- The failure rate counts what ended in the last 15 minutes.
ALTER TABLE actions ADD KEY ix_actions_settled (settled_at, state);

-- 谁重启了D-012 and 昨天做了什么 read by time.
ALTER TABLE audit_entries ADD KEY audit_entries_at (at);
