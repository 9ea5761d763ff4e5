-- Why: WeCom pushes events the product has no use for yet. They are acknowledged and kept like all others; how many of
-- each kind came on which day says what is being missed.
CREATE TABLE unused_events (
  day DATE NOT NULL,
  -- Event, or Event: ChangeType, of those that are documented; 'unknown' for all others
  name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  events INT UNSIGNED NOT NULL,
  last_at DATETIME(3) NOT NULL,
  PRIMARY KEY (day, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
