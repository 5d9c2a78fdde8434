CREATE TABLE meta (name VARCHAR(100) PRIMARY KEY, content VARCHAR(100000) NOT NULL);
CREATE SEQUENCE number START WITH 1;
-- Columns, row selections and artifacts: written once, known by number. STAGED ones belong to nothing yet.
CREATE TABLE item (
  id BIGINT PRIMARY KEY,
  kind VARCHAR(20) NOT NULL,
  state VARCHAR(10) NOT NULL,
  parts INT NOT NULL,
  dictionary_parts INT NOT NULL,
  layout VARBINARY(1000000) NOT NULL,
  digest VARCHAR(64) NOT NULL
);
-- The bytes of items; dictionary parts have negative numbers.
CREATE TABLE chunk (
  item BIGINT NOT NULL,
  part INT NOT NULL,
  crc BIGINT NOT NULL,
  content VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (item, part)
);
CREATE TABLE ledger (
  number BIGINT PRIMARY KEY,
  parent BIGINT NOT NULL,
  operation VARCHAR(100) NOT NULL,
  started TIMESTAMP WITH TIME ZONE NOT NULL,
  chain VARCHAR(64) NOT NULL,
  entry VARCHAR(1048576) NOT NULL
);
CREATE TABLE position (one INT PRIMARY KEY CHECK (one = 1), head BIGINT NOT NULL, tip BIGINT NOT NULL);
INSERT INTO position VALUES (1, 0, 0);
