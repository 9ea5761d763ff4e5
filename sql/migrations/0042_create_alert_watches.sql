-- Why: some rules must be broken for a while before they ring; this is since when (fleet.md §3, hold time).
CREATE TABLE alert_watches (
  field VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  site VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since DATETIME(3) NOT NULL,
  PRIMARY KEY (field, site)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
