-- Why: what people report or ask for gets an answer in time, and what they have to do is not forgotten (domain.md §8).
CREATE TABLE tickets (
  id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'submitted',
  words VARCHAR(1000) NOT NULL,
  reporter VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  submitted_at DATETIME(3) NOT NULL,
  -- the first answer is owed by then
  due_at DATETIME(3) NOT NULL,
  escalated_at DATETIME(3) NULL,
  changed_at DATETIME(3) NOT NULL,
  withdrawn_at DATETIME(3) NULL,
  UNIQUE KEY uq_tickets_seq (seq),
  KEY ix_tickets_state (state, due_at),
  KEY ix_tickets_reporter (reporter, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Every step of a ticket: who took it and when.
CREATE TABLE ticket_steps (
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  KEY ix_ticket_steps (ticket_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A ref names what asked for it: the same ref for the same person again is the same to-do.
CREATE TABLE todos (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  words VARCHAR(300) NOT NULL,
  ref VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- the ticket whose next step this is
  ticket_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  due_at DATETIME(3) NULL,
  reminded_at DATETIME(3) NULL,
  created_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(3) NOT NULL,
  done_at DATETIME(3) NULL,
  UNIQUE KEY uq_todos_ref (userid, ref),
  KEY ix_todos_open (userid, state, due_at),
  KEY ix_todos_due (state, due_at),
  KEY ix_todos_ticket (ticket_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
