-- Why: callbacks that are refused are audited (conversation.md §1). They come from anybody and in any number, so what is
-- kept is how many there were of each kind in each hour, never what they held.
CREATE TABLE refused_callbacks (
  hour DATETIME(3) NOT NULL,
  fate VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status SMALLINT UNSIGNED NOT NULL,
  callbacks INT UNSIGNED NOT NULL,
  first_at DATETIME(3) NOT NULL,
  last_at DATETIME(3) NOT NULL,
  PRIMARY KEY (hour, fate, status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
