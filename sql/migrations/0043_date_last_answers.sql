-- Why: a person is told 处理中… when nothing has been answered for a while (conversation.md §5.7). The database's own
-- time: every turn changes the row, and so this moment.
ALTER TABLE dialogues
  ADD COLUMN answered_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);
