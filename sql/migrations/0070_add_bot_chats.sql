-- Why: an operator may talk to the 智能机器人 as well, alone or in a group: what is open between us is of one chat, the
-- order of his messages and the chain of his audit stay one.

-- Chats beside the app's: what `dialogues` holds for that one. Written under the lock of the operator's row there.
CREATE TABLE chat_dialogues (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  chat VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state JSON NOT NULL,
  welcomed_on CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (userid, chat)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE list_snapshots
  ADD COLUMN chat VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER userid,
  DROP PRIMARY KEY, ADD PRIMARY KEY (userid, chat);

ALTER TABLE confirmations
  ADD COLUMN chat VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER userid;

-- Where a card of the bot stands and what entitles us to say something more there; NULL: the app's chat.
ALTER TABLE cards ADD COLUMN place JSON NULL AFTER userid;

-- When the answer was ready, by the database's clock: one that is not fetched is sent a while later.
ALTER TABLE inbound_messages ADD COLUMN replied_at DATETIME(3) NULL AFTER done_at;
