-- Why: a message whose answer never came may be repeated only while WeCom's duplicate check remembers the first try, so
-- the outbox keeps since when it may have been delivered; NULL: certainly not yet. A message that nobody needs any more
-- ends as 'skipped', with its reason in `error`, so that planned = confirmed + failed + skipped.
ALTER TABLE outbox_messages ADD COLUMN maybe_since DATETIME(3) NULL AFTER reserved_until;

UPDATE outbox_messages SET maybe_since = created_at WHERE state IN ('reserved', 'submitted');
