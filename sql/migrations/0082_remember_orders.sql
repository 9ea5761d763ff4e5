-- Why: an order that arrives twice over HTTP is one task.
CREATE TABLE workbench_orders (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  title VARCHAR(120) NOT NULL DEFAULT '',
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (userid, order_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
