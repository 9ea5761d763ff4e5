-- Why: quotas are reserved in the claim; an account waits for a gap, a quota or the morning with all it has of one kind
-- (domain.md §2.2, fleet.md §4, 3).
ALTER TABLE account_quota_uses
  -- WeChat id of the customer it reached
  ADD COLUMN target VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER kind;

ALTER TABLE actions
  ADD COLUMN purpose ENUM('notice','care','answer') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'notice'
    AFTER kind,
  ADD KEY ix_actions_account (account_id, settled_at);

-- An account may not do any more of this kind before `until`; whoever looks then decides again.
CREATE TABLE line_waits (
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane ENUM('reply','campaign') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until DATETIME(3) NOT NULL,
  why VARCHAR(200) NOT NULL,
  PRIMARY KEY (account_id, kind, lane)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
