-- Why: a report goes out once per (report, period, recipient) however many servers run and however long they were down.
CREATE TABLE report_subscriptions (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  chat VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  cron VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tz VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_run_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_report_subscriptions (report, userid, chat, cron),
  KEY ix_report_subscriptions_due (next_run_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE report_runs (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recipient VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  late TINYINT NOT NULL DEFAULT 0,
  due_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_report_runs (report, period, recipient)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
