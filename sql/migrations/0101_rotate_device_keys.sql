-- Why: a phone may change its key; the one before stays good for a while, for the phone may not have heard (fleet.md §2).
ALTER TABLE devices
  ADD COLUMN key_since DATETIME(3) NULL AFTER public_key,
  ADD COLUMN previous_key VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER key_since,
  ADD COLUMN previous_key_until DATETIME(3) NULL AFTER previous_key;
