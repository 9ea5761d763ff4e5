-- Why: customers of WeCom members are read page by page and found again by WeCom's ids; a greeting is sent once.

-- One row per member and customer. The digest is of everything WeCom told about the two: what is equal is not written.
CREATE TABLE member_relations (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- WeCom's ids of the tags this member put on the customer
  tag_ids TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (userid, external_userid),
  KEY ix_member_relations_customer (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- How far each member's customers are read. `turn` counts pages and decides which of two equal jobs goes on;
-- moved_at is the database's own time: it is about machines.
CREATE TABLE member_syncs (
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  open TINYINT(1) NOT NULL DEFAULT 0,
  position VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  turn INT UNSIGNED NOT NULL DEFAULT 0,
  moved_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  begun_at DATETIME(3) NULL,
  done_at DATETIME(3) NULL,
  KEY ix_member_syncs_open (open, moved_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Which of our tags a tag of WeCom is.
CREATE TABLE wecom_tags (
  wecom_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tag_id BIGINT UNSIGNED NOT NULL,
  KEY ix_wecom_tags_tag (tag_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A permission to greet: open → sent, or given up. heard_at and the 20 s after it are the database's own time.
CREATE TABLE welcomes (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_userid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  errcode INT NULL,
  heard_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  settled_at DATETIME(3) NULL,
  UNIQUE KEY uq_welcomes_code (code),
  KEY ix_welcomes_open (state, heard_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
