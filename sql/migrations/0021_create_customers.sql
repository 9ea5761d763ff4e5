-- Why: customers, the identities and friendships they are known by, and their tags (domain.md §3).
CREATE TABLE customers (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(64) NOT NULL,
  gender ENUM('f','m','u') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'u',
  region VARCHAR(40) NULL,
  -- where the customer came from: the first touch of the last 30 days wins (domain.md §9)
  channel VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  team VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  -- the operator who looks after the customer
  owner VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  lead_state ENUM('new','adding','requested','passed','engaged','purchased','repurchased','refused','failed','lost')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'new',
  -- the account or member that holds the friendship people mean when they say "the customer of"
  account_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  added_at DATETIME(3) NOT NULL,
  -- counters, written in the transaction of what they count; never computed on the way out (stack.md §5)
  orders INT UNSIGNED NOT NULL DEFAULT 0,
  amount_cents BIGINT NOT NULL DEFAULT 0,
  last_message_at DATETIME(3) NULL,
  last_order_at DATETIME(3) NULL,
  -- 0..1 of the churn model (domain.md §4); null = not scored yet
  churn DECIMAL(4,3) NULL,
  -- deleted us, or no reaction 90 days after reactivation
  lost_at DATETIME(3) NULL,
  opted_out_at DATETIME(3) NULL,
  opted_out_source VARCHAR(40) NULL,
  consent_basis VARCHAR(40) NULL,
  consent_at DATETIME(3) NULL,
  consent_source VARCHAR(40) NULL,
  created_at DATETIME(3) NOT NULL,
  KEY ix_customers_added (added_at, id),
  KEY ix_customers_name (name, id),
  KEY ix_customers_account (account_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One person, many identities. `value` of a phone number is an HMAC; only its last four digits are readable.
CREATE TABLE customer_identities (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('external','union','wechat','phone') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  tail CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_identities_value (kind, value),
  KEY ix_identities_customer (customer_id, kind),
  KEY ix_identities_tail (tail)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE friendships (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT UNSIGNED NOT NULL,
  -- A-0031, or the userid of a WeCom member
  holder VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  holder_kind ENUM('account','member') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  added_at DATETIME(3) NOT NULL,
  source VARCHAR(40) NULL,
  remark VARCHAR(64) NULL,
  state ENUM('active','deletedByCustomer','deletedByUs') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
  ended_at DATETIME(3) NULL,
  UNIQUE KEY uq_friendships (customer_id, holder),
  KEY ix_friendships_holder (holder, state, added_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE tag_groups (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  -- single: a customer holds at most one tag of the group
  choice ENUM('single','multi') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'multi',
  position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_tag_groups_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Names compare byte by byte: in utf8mb4_unicode_ci all emoji are equal and two tags would collide.
CREATE TABLE tags (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY uq_tags_name (group_id, name),
  KEY ix_tags_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE customer_tags (
  tag_id BIGINT UNSIGNED NOT NULL,
  customer_id BIGINT UNSIGNED NOT NULL,
  source ENUM('manual','rule','wecom','import','sop') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- the operator, rule or flow that put it there
  author VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NULL,
  PRIMARY KEY (tag_id, customer_id),
  KEY ix_customer_tags_page (tag_id, at, customer_id),
  KEY ix_customer_tags_customer (customer_id, tag_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
