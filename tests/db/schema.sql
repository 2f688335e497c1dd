CREATE TABLE agencies (
  code    TEXT PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_es TEXT NOT NULL,
  country TEXT NOT NULL,
  profile TEXT CHECK (profile IS NULL OR json_valid(profile))
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_keys (
  id          TEXT PRIMARY KEY,
  agency      TEXT NOT NULL REFERENCES agencies (code),
  signing_key BLOB UNIQUE CHECK (length(signing_key) = 32),
  recipient   TEXT NOT NULL,
  card        TEXT CHECK (card IS NULL OR json_valid(card)),
  issued_at   TEXT,
  is_compared INTEGER NOT NULL CHECK (is_compared IN (0, 1)),
  added_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  ended_why   TEXT CHECK (ended_why IN ('replaced', 'revoked')), accepted TEXT CHECK (accepted IN ('two-persons', 'one-person')),
  CHECK ((ended_at_ms IS NULL) = (ended_why IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX agency_keys_current ON agency_keys (agency) WHERE ended_at_ms IS NULL;

CREATE TABLE agency_senders (
  agency      TEXT NOT NULL,
  sender      TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  added_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  PRIMARY KEY (agency, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval_rules (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  added   TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL
) STRICT;

CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;

CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;

CREATE TABLE audit_entries (
  number    INTEGER PRIMARY KEY CHECK (number > 0),
  body      TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE audit_grants (
  id            TEXT PRIMARY KEY,
  case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  user_id       TEXT NOT NULL REFERENCES users (id),
  until         TEXT NOT NULL,
  ground        TEXT NOT NULL,
  granted_by    TEXT NOT NULL REFERENCES users (id),
  granted_at_ms INTEGER NOT NULL,
  ended_by      TEXT REFERENCES users (id),
  ended_at_ms   INTEGER
) STRICT;

CREATE INDEX audit_grants_by_user ON audit_grants (user_id, case_id);

CREATE TABLE bundles (
  name    TEXT PRIMARY KEY,
  station INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  last    INTEGER NOT NULL,
  readers TEXT NOT NULL CHECK (json_valid(readers)),
  file    TEXT,
  fault   TEXT
, erased INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE INDEX bundles_by_station ON bundles (station, last);

CREATE TABLE bundles_tried (
  name    TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (name, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_days (
  case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  clock        TEXT NOT NULL,
  start_event  TEXT NOT NULL,
  day          TEXT NOT NULL,
  latest       TEXT NOT NULL,
  sequence     INTEGER NOT NULL CHECK (sequence >= 0),
  is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
  at_ms        INTEGER NOT NULL,
  PRIMARY KEY (case_id, clock, start_event)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_edits (
  id       TEXT PRIMARY KEY,
  calendar TEXT NOT NULL,
  date     TEXT NOT NULL,
  change   TEXT NOT NULL CHECK (change IN ('day-off', 'working-day')),
  name_en  TEXT NOT NULL,
  name_es  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  at_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cards_given (
  agency  TEXT NOT NULL,
  sender  TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  PRIMARY KEY (agency, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE "case_acts" (
  case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  place    INTEGER NOT NULL CHECK (place >= 0),
  kind     TEXT NOT NULL CHECK (kind IN ('stage', 'clock', 'deadline', 'duty', 'promise', 'request', 'asset')),
  name     TEXT NOT NULL,
  record   TEXT,
  of_stage INTEGER NOT NULL CHECK (of_stage IN (0, 1)),
  whose    TEXT NOT NULL CHECK (whose IN ('us', 'them', 'court', 'defence')),
  agency   TEXT,
  since_on TEXT NOT NULL,
  due_on   TEXT NOT NULL,
  latest   TEXT NOT NULL,
  warn_on  TEXT,
  from_on  TEXT, -- it begins the day after
  until_on TEXT, -- and is over by itself after this day
  weight   TEXT NOT NULL CHECK (weight IN ('hard', 'soft', 'ask')),
  words    TEXT,
  told     TEXT, officer TEXT, -- to whom it was promised
  PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_acts_by_officer ON case_acts (officer) WHERE officer IS NOT NULL;

CREATE TABLE case_clocks (
  case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  clock        TEXT NOT NULL,
  start_event  TEXT NOT NULL,
  started_on   TEXT,
  must_stop_by TEXT,
  latest       TEXT,
  warn_on      TEXT,
  state        TEXT NOT NULL,
  weight       TEXT NOT NULL CHECK (weight IN ('hard', 'soft')),
  missing      TEXT NOT NULL CHECK (json_valid(missing)),
  label        TEXT, ended TEXT CHECK (ended IS NULL OR json_valid(ended)),
  PRIMARY KEY (case_id, clock, start_event)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_clocks_open ON case_clocks (coalesce(must_stop_by, '9999'), case_id, clock, start_event)
WHERE state IN ('open', 'suspended', 'needs-fact', 'for-counsel', 'open-until', 'open-from');

CREATE TABLE case_imports (
  digest  TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX case_imports_by_case ON case_imports (case_id);

CREATE TABLE case_matters (
  case_id     TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  record      TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('request', 'asset')),
  profile     TEXT NOT NULL,
  stage       TEXT NOT NULL,
  board       TEXT, -- the column in which it stands; null once it is over
  stage_since TEXT,
  move_since  TEXT,
  is_over     INTEGER NOT NULL CHECK (is_over IN (0, 1)),
  whose       TEXT NOT NULL CHECK (whose IN ('us', 'them', 'court', 'defence')),
  mover       TEXT,
  due_on      TEXT,
  latest      TEXT,
  type        TEXT,
  name        TEXT,
  folded      TEXT NOT NULL,
  PRIMARY KEY (case_id, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_matters_by_stage ON case_matters (kind, is_over, profile, stage, whose);

CREATE TABLE case_moves (
  case_id TEXT PRIMARY KEY -- both databases may hold it: the office's stands
) STRICT, WITHOUT ROWID;

CREATE TABLE case_pipeline (
  case_id        TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  profile        TEXT NOT NULL,
  stage          TEXT NOT NULL,
  entered_on     TEXT,
  side           TEXT CHECK (side IN ('requesting', 'requested')),
  mover          TEXT,
  is_over        INTEGER NOT NULL CHECK (is_over IN (0, 1)),
  counts         TEXT,
  outcome        TEXT,
  outcome_on     TEXT,
  ground         TEXT,
  filed_on       TEXT,
  had_defects    INTEGER NOT NULL CHECK (had_defects IN (0, 1)),
  last_event_on  TEXT,
  next_stop_on   TEXT,
  next_stop      TEXT,
  completeness   INTEGER,
  assurances_due INTEGER NOT NULL CHECK (assurances_due >= 0),
  faults         INTEGER NOT NULL CHECK (faults >= 0)
, documents_ready INTEGER, documents_needed INTEGER, whose TEXT, move_since TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX case_pipeline_by_event ON case_pipeline (last_event_on, case_id) WHERE is_over = 0;

CREATE INDEX case_pipeline_by_stage ON case_pipeline (is_over, stage);

CREATE INDEX case_pipeline_by_stop ON case_pipeline (next_stop_on, case_id) WHERE is_over = 0 AND next_stop_on IS NOT NULL;

CREATE TABLE case_stays (
  case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  place      INTEGER NOT NULL CHECK (place >= 0),
  board      TEXT NOT NULL,
  entered_on TEXT,
  left_on    TEXT,
  PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('extradition', 'joint-investigation', 'information-exchange')),
  owner         TEXT NOT NULL,
  reference     TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  direction     TEXT,
  stage         TEXT,
  officer       TEXT,
  counterpart   TEXT,
  opened_on     TEXT,
  next_stop_on  TEXT,
  persons       TEXT NOT NULL,
  folded        TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL
, title_key TEXT, persons_key TEXT, reference_key TEXT, officer_key TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX cases_by_change ON cases (changed_at_ms DESC, id);

CREATE INDEX cases_by_stage ON cases (stage, changed_at_ms DESC);

CREATE INDEX cases_by_stop ON cases (next_stop_on, id);

CREATE INDEX cases_without_keys ON cases (id) WHERE title_key IS NULL;

CREATE TABLE catalogue_fields (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER changes_only_erased BEFORE UPDATE ON changes
WHEN NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.salt IS NOT NULL
  OR NEW.entry IS NOT OLD.entry OR NEW.position IS NOT OLD.position OR NEW.case_id IS NOT OLD.case_id
  OR NEW.record IS NOT OLD.record OR NEW.entity IS NOT OLD.entity OR NEW.field IS NOT OLD.field
  OR NEW.commitment IS NOT OLD.commitment
BEGIN SELECT RAISE(ABORT, 'a recorded change can only lose its values'); END;

CREATE TRIGGER changes_remain BEFORE DELETE ON changes
WHEN NOT EXISTS (SELECT 1 FROM closed_changes AS kept
                 WHERE kept.entry = OLD.entry AND kept.position = OLD.position AND kept.commitment = OLD.commitment)
BEGIN SELECT RAISE(ABORT, 'recorded changes are never deleted'); END;

CREATE TABLE changes (
  entry      INTEGER NOT NULL CHECK (entry > 0),
  position   INTEGER NOT NULL CHECK (position >= 0),
  case_id    TEXT,
  record     TEXT NOT NULL,
  entity     TEXT NOT NULL,
  field      TEXT NOT NULL,
  old        TEXT,
  new        TEXT,
  salt       BLOB CHECK (length(salt) = 16),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_by_case ON changes (case_id, entry, position) WHERE case_id IS NOT NULL;

CREATE INDEX changes_by_record ON changes (record, entry, position);

CREATE TABLE changes_aside (
  entry      INTEGER NOT NULL CHECK (entry > 0),
  position   INTEGER NOT NULL CHECK (position >= 0),
  case_id    TEXT,
  record     TEXT NOT NULL,
  entity     TEXT NOT NULL,
  field      TEXT NOT NULL,
  old        TEXT,
  new        TEXT,
  salt       BLOB CHECK (length(salt) = 16),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_aside_by_case ON changes_aside (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX changes_aside_by_record ON changes_aside (record);

CREATE TABLE channel_packets (
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  sender    TEXT NOT NULL,
  recipient TEXT NOT NULL,
  epoch     TEXT NOT NULL,
  number    INTEGER NOT NULL CHECK (number > 0),
  packet_id TEXT NOT NULL,
  previous  TEXT,
  hash      TEXT,
  state     TEXT NOT NULL CHECK (state IN ('reserved', 'signed', 'confirmed', 'voiding', 'void', 'received')),
  file      TEXT,
  at_ms     INTEGER NOT NULL, sealed TEXT,
  PRIMARY KEY (direction, sender, recipient, epoch, number),
  CHECK ((hash IS NULL) = (state = 'reserved')),
  CHECK ((direction = 'in') = (state = 'received'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX channel_packets_by_id ON channel_packets (direction, packet_id);

CREATE INDEX channel_packets_open ON channel_packets (state) WHERE state IN ('reserved', 'signed', 'voiding');

CREATE TABLE classification_grounds (
  classification TEXT NOT NULL REFERENCES classifications (id) ON DELETE CASCADE,
  ground         TEXT NOT NULL,
  years          INTEGER CHECK (years BETWEEN 1 AND 5),
  harm           TEXT,
  places         TEXT NOT NULL CHECK (json_valid(places)),
  PRIMARY KEY (classification, ground),
  CHECK ((years IS NULL) = (harm IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE classifications (
  id      TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  packet  TEXT NOT NULL,
  on_date TEXT NOT NULL,
  area    TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX classifications_by_case ON classifications (case_id);

CREATE UNIQUE INDEX classifications_by_packet ON classifications (packet);

CREATE TRIGGER closed_changes_remain BEFORE DELETE ON closed_changes
WHEN NOT EXISTS (SELECT 1 FROM changes AS back
                 WHERE back.entry = OLD.entry AND back.position = OLD.position AND back.commitment = OLD.commitment)
BEGIN SELECT RAISE(ABORT, 'a commitment is never deleted'); END;

CREATE TRIGGER closed_changes_stay BEFORE UPDATE ON closed_changes
BEGIN SELECT RAISE(ABORT, 'a commitment is never changed'); END;

CREATE TABLE closed_changes (
  entry      INTEGER NOT NULL CHECK (entry > 0),
  position   INTEGER NOT NULL CHECK (position >= 0),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison_hits (
  run      TEXT NOT NULL REFERENCES comparisons (run),
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  record   TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX comparison_hits_by_case ON comparison_hits (case_id);

CREATE TABLE comparison_policies (
  agency TEXT PRIMARY KEY,
  policy TEXT NOT NULL CHECK (json_valid(policy))
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison_secrets (
  run    TEXT PRIMARY KEY REFERENCES comparisons (run) ON DELETE CASCADE,
  secret TEXT NOT NULL CHECK (json_valid(secret))
) STRICT, WITHOUT ROWID;

CREATE TABLE comparisons (
  run            TEXT PRIMARY KEY,
  agency         TEXT NOT NULL,
  role           TEXT NOT NULL CHECK (role IN ('asks', 'answers')),
  state          TEXT NOT NULL,
  kinds          TEXT NOT NULL CHECK (json_valid(kinds)),
  size           INTEGER NOT NULL,
  their_size     INTEGER NOT NULL,
  tells_hits     INTEGER NOT NULL CHECK (tells_hits IN (0, 1)),
  chosen         TEXT CHECK (json_valid(chosen)),
  prepared_by    TEXT,
  approved_by    TEXT,
  accepted       TEXT CHECK (accepted IN ('two-persons', 'one-person')),
  started_at_ms  INTEGER NOT NULL,
  expires_at_ms  INTEGER NOT NULL,
  written_at_ms  INTEGER,
  offer_hash     TEXT,
  answer_hash    TEXT,
  hits           INTEGER,
  given          BLOB,
  file           TEXT
) STRICT;

CREATE INDEX comparisons_by_agency ON comparisons (agency, written_at_ms);

CREATE TABLE compartment_heads (
  compartment TEXT PRIMARY KEY,
  count       INTEGER NOT NULL CHECK (count > 0),
  mark        BLOB NOT NULL CHECK (length(mark) = 32),
  told        INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment_keys (
  compartment TEXT NOT NULL REFERENCES compartments (id),
  user_id     TEXT NOT NULL REFERENCES users (id),
  sealed      BLOB NOT NULL,
  PRIMARY KEY (compartment, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment_people (
  user_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment_places (
  place       TEXT PRIMARY KEY CHECK (length(place) = 32),
  compartment TEXT NOT NULL REFERENCES compartments (id),
  state       TEXT NOT NULL CHECK (state IN ('making', 'current', 'gone'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX compartment_places_current ON compartment_places (compartment) WHERE state = 'current';

CREATE TABLE compartment_self (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  compartment TEXT NOT NULL,
  name        TEXT NOT NULL
) STRICT;

CREATE TABLE compartment_tags (
  tag   BLOB PRIMARY KEY CHECK (length(tag) = 32),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE compartments (
  id        TEXT PRIMARY KEY,
  needs_key INTEGER NOT NULL DEFAULT 0 CHECK (needs_key IN (0, 1)) -- somebody who knows its key was taken out
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_requests (
  id              TEXT PRIMARY KEY,
  direction       TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  agency          TEXT NOT NULL,
  case_id         TEXT,
  recipient       TEXT NOT NULL,
  names           TEXT NOT NULL CHECK (json_valid(names)),
  purpose         TEXT NOT NULL,
  until           TEXT NOT NULL,
  hash            TEXT NOT NULL,
  at_ms           INTEGER NOT NULL,
  answer          TEXT UNIQUE,
  answer_hash     TEXT,
  answered_until  TEXT,
  answered_at_ms  INTEGER,
  withdrawal      TEXT,
  withdrawn_at_ms INTEGER,
  CHECK ((answer IS NULL) = (answered_until IS NULL)),
  CHECK (withdrawal IS NULL OR answer IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX consent_requests_by_case ON consent_requests (case_id, direction);

CREATE TABLE consent_values (
  request  TEXT NOT NULL REFERENCES consent_requests (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  packet   TEXT NOT NULL,
  digest   TEXT NOT NULL,
  record   TEXT,
  field    TEXT,
  stored   TEXT,
  given    INTEGER CHECK (given IN (0, 1)),
  PRIMARY KEY (request, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
  id          TEXT PRIMARY KEY,
  originator  TEXT NOT NULL,
  recipient   TEXT NOT NULL,
  purposes    TEXT NOT NULL CHECK (json_valid(purposes)),
  until       TEXT,
  document    TEXT NOT NULL,
  by_user     TEXT NOT NULL,
  at_ms       INTEGER NOT NULL
, case_id TEXT REFERENCES cases (id) ON DELETE CASCADE, accepted TEXT CHECK (accepted IN ('two-persons', 'one-person')), ended_by TEXT, ended_at_ms INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE contact_answers (
  kind       TEXT NOT NULL,
  one        TEXT NOT NULL,
  other      TEXT NOT NULL CHECK (one < other),
  one_case   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  other_case TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  answer     TEXT NOT NULL CHECK (answer IN ('known', 'not-same', 'in-touch')),
  since_on   TEXT CHECK ((since_on IS NOT NULL) = (answer = 'in-touch')),
  by_user    TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  PRIMARY KEY (kind, one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_answers_by_one_case ON contact_answers (one_case);

CREATE INDEX contact_answers_by_other_case ON contact_answers (other_case);

CREATE TABLE counterpart_acts (
  id             TEXT PRIMARY KEY,
  act            TEXT NOT NULL,
  agency         TEXT NOT NULL,
  case_id        TEXT REFERENCES cases (id) ON DELETE CASCADE,
  content        TEXT NOT NULL CHECK (json_valid(content)),
  proposed_by    TEXT NOT NULL REFERENCES users (id),
  proposed_at_ms INTEGER NOT NULL,
  decided_by     TEXT REFERENCES users (id),
  decided_at_ms  INTEGER,
  outcome        TEXT CHECK (outcome IN ('two-persons', 'one-person', 'refused')),
  CHECK ((outcome IS NULL) = (decided_by IS NULL))
) STRICT;

CREATE INDEX counterpart_acts_by_agency ON counterpart_acts (agency, act);

CREATE TABLE deleted_cases (
  case_id      TEXT PRIMARY KEY,
  reference    TEXT NOT NULL,
  content      TEXT CHECK (content IS NULL OR json_valid(content)),
  reason       TEXT,
  until        TEXT NOT NULL,
  deleted_by   TEXT NOT NULL,
  deleted_at_ms INTEGER NOT NULL,
  purged_at_ms INTEGER,
  CHECK ((content IS NULL) = (purged_at_ms IS NOT NULL) AND (content IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER page_words_go AFTER DELETE ON document_pages
BEGIN DELETE FROM page_words WHERE rowid = OLD.seq; END;

CREATE TABLE document_pages (
  seq          INTEGER PRIMARY KEY,
  record_id    TEXT NOT NULL REFERENCES document_readings (record_id) ON DELETE CASCADE,
  page         INTEGER NOT NULL CHECK (page > 0),
  how          TEXT NOT NULL CHECK (how IN ('text', 'picture', 'both', 'blank', 'failed')),
  words        TEXT NOT NULL CHECK (json_valid(words)),
  confidence   REAL CHECK (confidence BETWEEN 0 AND 100),
  needs_look   INTEGER NOT NULL CHECK (needs_look IN (0, 1)),
  digest       TEXT NOT NULL CHECK (length(digest) = 43),
  look         TEXT CHECK (look IN ('as-read', 'holds-more')),
  looked_by    TEXT REFERENCES users (id),
  looked_at_ms INTEGER,
  UNIQUE (record_id, page),
  CHECK ((look IS NULL) = (looked_by IS NULL) AND (look IS NULL) = (looked_at_ms IS NULL))
) STRICT;

CREATE TABLE document_readings (
  record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  file      TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('reading', 'done', 'failed')),
  pages     INTEGER CHECK (pages >= 0),
  code      TEXT,
  engine    TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  CHECK ((state = 'failed') = (code IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  user_id TEXT NOT NULL,
  place   TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id) ON DELETE CASCADE,
  value   TEXT NOT NULL CHECK (json_valid(value)),
  at_ms   INTEGER NOT NULL,
  PRIMARY KEY (user_id, place)
) STRICT;

CREATE INDEX drafts_by_case ON drafts (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE enclosed_rows (
  tbl         TEXT NOT NULL,
  row         TEXT NOT NULL,
  station     INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  compartment TEXT NOT NULL,
  PRIMARY KEY (tbl, row, station, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_uses (
  fact   TEXT NOT NULL REFERENCES release_facts (id) ON DELETE CASCADE,
  packet TEXT NOT NULL,
  PRIMARY KEY (fact, packet)
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_ups (
  id       TEXT PRIMARY KEY,
  case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  act      TEXT NOT NULL, -- its key among the acts of its case
  on_day   TEXT NOT NULL,
  next_on  TEXT NOT NULL,
  note     TEXT,
  by_user  TEXT NOT NULL,
  at_ms    INTEGER NOT NULL,
  CHECK (next_on > on_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_ups_by_case ON follow_ups (case_id, at_ms);

CREATE TABLE framework_items (
  id        TEXT PRIMARY KEY,
  framework TEXT NOT NULL,
  parent    TEXT,
  kind      TEXT NOT NULL CHECK (kind IN ('framework', 'goal', 'area', 'objective', 'action', 'milestone', 'year')),
  position  INTEGER NOT NULL,
  fields    TEXT NOT NULL CHECK (json_valid(fields)),
  CHECK ((parent IS NULL) = (kind = 'framework'))
) STRICT, WITHOUT ROWID;

CREATE INDEX framework_items_by_parent ON framework_items (parent);

CREATE UNIQUE INDEX framework_years ON framework_items (parent, fields ->> 'year') WHERE kind = 'year';

CREATE TABLE given_reports (
  id          TEXT PRIMARY KEY,
  form        TEXT NOT NULL CHECK (form IN ('file', 'print')),
  direction   TEXT NOT NULL,
  filed_from  TEXT NOT NULL,
  filed_to    TEXT NOT NULL,
  as_of       TEXT NOT NULL,
  sides       TEXT NOT NULL CHECK (json_valid(sides)),
  given_by    TEXT NOT NULL REFERENCES users (id),
  given_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE held_entries (
  station INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  digest  TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (station, number, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE holds (
  id           TEXT PRIMARY KEY,
  case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  reason       TEXT NOT NULL,
  placed_by    TEXT NOT NULL,
  placed_at_ms INTEGER NOT NULL,
  lifted_by    TEXT,
  lifted_at_ms INTEGER,
  lifted_why   TEXT,
  CHECK ((lifted_by IS NULL) = (lifted_at_ms IS NULL) AND (lifted_by IS NULL) = (lifted_why IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX holds_by_case ON holds (case_id) WHERE lifted_at_ms IS NULL;

CREATE TABLE indicator_values (
  id          TEXT PRIMARY KEY,
  indicator   TEXT NOT NULL,
  direction   TEXT NOT NULL,
  action      TEXT NOT NULL,
  from_on     TEXT NOT NULL,
  to_on       TEXT NOT NULL,
  amount      TEXT NOT NULL,
  given       TEXT NOT NULL CHECK (json_valid(given)),
  file        TEXT,
  by_user     TEXT NOT NULL,
  at_ms       INTEGER NOT NULL,
  replaced_by TEXT,
  why         TEXT,
  CHECK (to_on >= from_on)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX indicator_values_standing ON indicator_values (indicator, direction, action, from_on, to_on)
WHERE replaced_by IS NULL;

CREATE TABLE indicators (
  id     TEXT PRIMARY KEY,
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT, WITHOUT ROWID;

CREATE TABLE late_writes (
  id          INTEGER PRIMARY KEY,
  compartment TEXT NOT NULL,
  sealed      BLOB NOT NULL
) STRICT;

CREATE TABLE ledger (
  packet_id   TEXT NOT NULL,
  direction   TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  kind        TEXT NOT NULL,
  agency      TEXT NOT NULL,
  case_id     TEXT,
  header      TEXT NOT NULL CHECK (json_valid(header)),
  hash        TEXT NOT NULL,
  seed        BLOB CHECK (length(seed) = 32),
  size_bytes  INTEGER NOT NULL,
  file        TEXT,
  by_user     TEXT NOT NULL,
  at_ms       INTEGER NOT NULL,
  acked_by    TEXT,
  acked_at_ms INTEGER,
  voided_at_ms INTEGER, earlier TEXT, erased TEXT CHECK (erased IS NULL OR json_valid(erased)), erased_at_ms INTEGER, policy TEXT,
  PRIMARY KEY (direction, packet_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_by_case ON ledger (case_id, at_ms) WHERE case_id IS NOT NULL;

CREATE INDEX ledger_by_earlier ON ledger (earlier) WHERE earlier IS NOT NULL;

CREATE INDEX ledger_by_time ON ledger (at_ms DESC, packet_id);

CREATE TABLE ledger_bytes (
  direction   TEXT NOT NULL,
  packet_id   TEXT NOT NULL,
  packet_json BLOB NOT NULL,
  PRIMARY KEY (direction, packet_id),
  FOREIGN KEY (direction, packet_id) REFERENCES ledger (direction, packet_id)
) STRICT;

CREATE TABLE ledger_paths (
  packet_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  path      TEXT NOT NULL,
  record    TEXT,
  field     TEXT,
  action    TEXT NOT NULL,
  code      TEXT,
  rule      TEXT,
  PRIMARY KEY (direction, packet_id, path),
  FOREIGN KEY (direction, packet_id) REFERENCES ledger (direction, packet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_withheld (
  packet_id TEXT NOT NULL,
  pointer   TEXT NOT NULL,
  encoded   TEXT NOT NULL,
  PRIMARY KEY (packet_id, pointer)
) STRICT, WITHOUT ROWID;

CREATE TABLE loosenings (
  id             TEXT PRIMARY KEY,
  case_id        TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  record_id      TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
  field          TEXT NOT NULL,
  was            TEXT,
  mark           TEXT NOT NULL CHECK (json_valid(mark)),
  ground         TEXT NOT NULL,
  proposed_by    TEXT NOT NULL,
  proposed_at_ms INTEGER NOT NULL,
  decided_by     TEXT CHECK (decided_by <> proposed_by),
  decided_at_ms  INTEGER,
  approved       INTEGER CHECK (approved IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX loosenings_open ON loosenings (case_id) WHERE decided_by IS NULL;

CREATE TRIGGER marks_catalogued_insert BEFORE INSERT ON marks
WHEN NEW.field <> '*' AND NOT EXISTS (
  SELECT 1 FROM records JOIN catalogue_fields ON path = entity || '.' || NEW.field WHERE id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'a mark on a field that is not in the catalogue cannot be stored'); END;

CREATE TRIGGER marks_catalogued_update BEFORE UPDATE ON marks
WHEN NEW.field IS NOT OLD.field OR NEW.record_id IS NOT OLD.record_id
BEGIN SELECT RAISE(ABORT, 'a mark stays on its field'); END;

CREATE TABLE marks (
  record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
  field     TEXT NOT NULL,
  mark      TEXT NOT NULL CHECK (json_valid(mark) AND json_type(mark) = 'object'),
  PRIMARY KEY (record_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE match_keys (
  key    INTEGER NOT NULL,
  owner  INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
  PRIMARY KEY (key, owner, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX match_keys_by_source ON match_keys (source);

CREATE TABLE match_keys_rules (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE monthly_filings (
  id              TEXT PRIMARY KEY,
  filed_on        TEXT NOT NULL,
  by_user         TEXT NOT NULL,
  at_ms           INTEGER NOT NULL,
  retracted_by    TEXT,
  retracted_at_ms INTEGER,
  retracted_why   TEXT,
  CHECK ((retracted_by IS NULL) = (retracted_at_ms IS NULL) AND (retracted_by IS NULL) = (retracted_why IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX monthly_filings_standing ON monthly_filings (filed_on) WHERE retracted_by IS NULL;

CREATE TABLE notice_values (
  notice   TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  packet   TEXT NOT NULL,
  digest   TEXT NOT NULL,
  fact     TEXT,
  PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_values_by_fact ON notice_values (fact) WHERE fact IS NOT NULL;

CREATE TABLE notices (
  id        TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  agency    TEXT NOT NULL,
  case_id   TEXT,
  recipient TEXT NOT NULL,
  names     TEXT NOT NULL CHECK (json_valid(names)),
  purpose   TEXT NOT NULL,
  ground    TEXT NOT NULL CHECK (ground IN ('exculpatory', 'imminent-danger')),
  at_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office_duties (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  standing    TEXT NOT NULL CHECK (standing IN ('federal', 'state', 'municipal', 'borough', 'foreign')),
  monthly_day INTEGER NOT NULL CHECK (monthly_day BETWEEN 1 AND 31)
, review_months INTEGER NOT NULL DEFAULT 6 CHECK (review_months BETWEEN 1 AND 60)) STRICT;

CREATE TABLE office_zone (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  zone TEXT NOT NULL -- an IANA name
) STRICT;

CREATE TABLE original_releases (
  id            TEXT PRIMARY KEY,
  case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  document_id   TEXT NOT NULL,
  recipient     TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  seen          TEXT NOT NULL,
  why           TEXT NOT NULL,
  accepted      TEXT NOT NULL CHECK (accepted IN ('two-persons', 'one-person')),
  by_user       TEXT NOT NULL,
  at_ms         INTEGER NOT NULL,
  revoked_by    TEXT,
  revoked_at_ms INTEGER,
  CHECK ((revoked_by IS NULL) = (revoked_at_ms IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX original_releases_by_case ON original_releases (case_id, at_ms, id);

CREATE TABLE packet_scopes (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  agency  TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  PRIMARY KEY (case_id, agency)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE page_words USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE 'page_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'page_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'page_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'page_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE part_bundles (
  name    TEXT PRIMARY KEY,
  first   INTEGER NOT NULL,
  last    INTEGER NOT NULL,
  late    INTEGER NOT NULL,
  readers TEXT NOT NULL CHECK (json_valid(readers)),
  file    TEXT
, erased INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE person_verdicts (
  one        TEXT NOT NULL,
  other      TEXT NOT NULL CHECK (one < other),
  one_case   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  other_case TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'other')),
  by_user    TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_verdicts_by_one_case ON person_verdicts (one_case);

CREATE INDEX person_verdicts_by_other ON person_verdicts (other);

CREATE INDEX person_verdicts_by_other_case ON person_verdicts (other_case);

CREATE TABLE persons (
  record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  case_id   TEXT NOT NULL,
  name      TEXT NOT NULL,
  folded    TEXT NOT NULL,
  dob       TEXT,
  roles     TEXT NOT NULL
, sort_key TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX persons_by_case ON persons (case_id);

CREATE INDEX persons_by_english_key ON persons (replace(sort_key, 'n}', 'n'), record_id);

CREATE INDEX persons_by_sort_key ON persons (sort_key, record_id);

CREATE INDEX persons_without_key ON persons (record_id) WHERE sort_key IS NULL;

CREATE TRIGGER policies_remain BEFORE DELETE ON policies
BEGIN SELECT RAISE(ABORT, 'policies are never deleted'); END;

CREATE TRIGGER policies_stay BEFORE UPDATE ON policies
WHEN OLD.outcome IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.content IS NOT OLD.content OR NEW.digest IS NOT OLD.digest
  OR NEW.follows IS NOT OLD.follows OR NEW.again IS NOT OLD.again OR NEW.reason IS NOT OLD.reason
  OR NEW.proposed_by IS NOT OLD.proposed_by OR NEW.proposed_at_ms IS NOT OLD.proposed_at_ms
  OR NEW.proposed_sign IS NOT OLD.proposed_sign
BEGIN SELECT RAISE(ABORT, 'a policy is decided once, and never changed'); END;

CREATE TABLE policies (
  id             TEXT PRIMARY KEY,
  content        TEXT NOT NULL CHECK (json_valid(content)),
  digest         TEXT NOT NULL,
  follows        TEXT NOT NULL,
  again          TEXT,
  reason         TEXT NOT NULL,
  proposed_by    TEXT NOT NULL,
  proposed_at_ms INTEGER NOT NULL,
  proposed_sign  BLOB NOT NULL CHECK (length(proposed_sign) = 64),
  number         INTEGER UNIQUE CHECK (number > 0),
  decided_by     TEXT,
  decided_at_ms  INTEGER,
  decided_sign   BLOB CHECK (length(decided_sign) = 64),
  outcome        TEXT CHECK (outcome IN ('two-persons', 'one-person', 'refused')),
  CHECK ((outcome IS NULL) = (decided_by IS NULL)),
  CHECK ((outcome IS NULL) = (decided_at_ms IS NULL)),
  CHECK ((outcome IS NULL) = (decided_sign IS NULL)),
  CHECK ((number IS NULL) = (outcome IS NULL OR outcome = 'refused'))
) STRICT, WITHOUT ROWID;

CREATE INDEX policies_open ON policies (proposed_at_ms, id) WHERE outcome IS NULL;

CREATE TABLE profiles (
  key  TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE protected_forms (
  case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  forms   BLOB NOT NULL CHECK (length(forms) > 0 AND length(forms) % 4 = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE protected_forms_rules (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE received_records (
  agency     TEXT NOT NULL,
  emitted_id TEXT NOT NULL,
  case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  record_id  TEXT NOT NULL,
  PRIMARY KEY (agency, emitted_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX received_records_by_case ON received_records (case_id);

CREATE TABLE received_reviews (
  id             TEXT PRIMARY KEY,
  agency         TEXT NOT NULL,
  direction      TEXT NOT NULL,
  filed_from     TEXT NOT NULL,
  filed_to       TEXT NOT NULL,
  as_of          TEXT NOT NULL,
  file           TEXT NOT NULL CHECK (json_valid(file)),
  received_by    TEXT NOT NULL REFERENCES users (id),
  received_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE record_windows (
  source  INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  from_ms INTEGER NOT NULL,
  to_ms   INTEGER NOT NULL CHECK (to_ms >= from_ms)
) STRICT;

CREATE INDEX record_windows_by_case ON record_windows (case_id);

CREATE INDEX record_windows_by_end ON record_windows (to_ms);

CREATE VIRTUAL TABLE record_words USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE 'record_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'record_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'record_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'record_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TRIGGER records_catalogued_insert BEFORE INSERT ON records
WHEN EXISTS (SELECT 1 FROM json_each(NEW.fields) AS f
             WHERE NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path = NEW.entity || '.' || f.key))
  OR NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path >= NEW.entity || '.' AND path < NEW.entity || '/')
BEGIN SELECT RAISE(ABORT, 'a field that is not in the catalogue cannot be stored'); END;

CREATE TRIGGER records_catalogued_update BEFORE UPDATE ON records
WHEN EXISTS (SELECT 1 FROM json_each(NEW.fields) AS f
             WHERE NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path = NEW.entity || '.' || f.key))
  OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.entity IS NOT OLD.entity
BEGIN SELECT RAISE(ABORT, 'a field that is not in the catalogue cannot be stored'); END;

CREATE TABLE records (
  seq       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  case_id   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  entity    TEXT NOT NULL,
  parent_id TEXT REFERENCES records (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL CHECK (position >= 0),
  fields    TEXT NOT NULL CHECK (json_valid(fields) AND json_type(fields) = 'object')
) STRICT;

CREATE INDEX documents_with_files ON records (case_id)
WHERE entity = 'document' AND length(fields ->> 'storedFile') = 32;

CREATE INDEX exchanges_by_start ON records (
  unixepoch(substr(fields ->> 'startAt', 1, instr((fields ->> 'startAt') || '[', '[') - 1)), id
) WHERE entity = 'exchange';

CREATE INDEX exchanges_unacknowledged ON records (case_id)
WHERE entity = 'exchange' AND fields ->> 'followUp' IS NOT NULL AND fields ->> 'acknowledgedOn' IS NULL;

CREATE INDEX papers_returned ON records (case_id)
WHERE entity = 'document' AND fields ->> 'packageStatus' = 'returned';

CREATE INDEX participants_by_agency ON records (fields ->> 'agency', fields ->> 'name', parent_id)
WHERE entity = 'participant' AND fields ->> 'name' IS NOT NULL;

CREATE INDEX records_by_case ON records (case_id, entity, position);

CREATE INDEX records_by_parent ON records (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX records_owing ON records (entity, case_id) WHERE entity IN ('commitment', 'request');

CREATE TABLE redaction_boxes (
  id                TEXT PRIMARY KEY,
  case_id           TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  document          TEXT NOT NULL,
  page              INTEGER NOT NULL CHECK (page >= 1),
  box_left          REAL NOT NULL CHECK (box_left >= 0),
  box_top           REAL NOT NULL CHECK (box_top >= 0),
  box_width         REAL NOT NULL CHECK (box_width > 0),
  box_height        REAL NOT NULL CHECK (box_height > 0),
  code              TEXT NOT NULL,
  audience          TEXT NOT NULL,
  origin            TEXT NOT NULL,
  added_by          TEXT NOT NULL,
  added_at_ms       INTEGER NOT NULL,
  removal_ground    TEXT,
  removal_asked_by  TEXT,
  removal_asked_at_ms INTEGER,
  removed_by        TEXT,
  removed_at_ms     INTEGER,
  CHECK ((removal_asked_by IS NULL) = (removal_asked_at_ms IS NULL)),
  CHECK ((removed_by IS NULL) = (removed_at_ms IS NULL))
) STRICT;

CREATE INDEX redaction_boxes_by_document ON redaction_boxes (case_id, document, page);

CREATE TABLE redaction_dismissals (
  case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  document   TEXT NOT NULL,
  proposal   TEXT NOT NULL,
  by_user    TEXT NOT NULL,
  at_ms      INTEGER NOT NULL,
  PRIMARY KEY (document, proposal)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_blocks (
  start   TEXT NOT NULL,
  first   INTEGER NOT NULL CHECK (first > 0),
  last    INTEGER NOT NULL CHECK (last >= first),
  station INTEGER NOT NULL,
  PRIMARY KEY (start, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_facts (
  id            TEXT PRIMARY KEY,
  case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('gate', 'must-tell')),
  record_id     TEXT NOT NULL,
  field         TEXT NOT NULL,
  recipient     TEXT NOT NULL,
  gate          TEXT,
  basis         TEXT,
  document_id   TEXT,
  by_user       TEXT NOT NULL,
  at_ms         INTEGER NOT NULL,
  revoked_by    TEXT,
  revoked_at_ms INTEGER,
  revoked_why   TEXT, purpose TEXT, stored TEXT, why TEXT, accepted TEXT CHECK (accepted IN ('two-persons', 'one-person')), is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1)),
  CHECK ((kind = 'gate') = (gate IS NOT NULL)),
  CHECK ((kind = 'gate') = (basis IS NOT NULL)),
  CHECK ((kind = 'gate') = (document_id IS NOT NULL)),
  CHECK ((revoked_by IS NULL) = (revoked_at_ms IS NULL) AND (revoked_by IS NULL) = (revoked_why IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX release_facts_by_case ON release_facts (case_id, at_ms, id);

CREATE TABLE retention_looks (
  id      TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  rule    TEXT NOT NULL,
  what    TEXT NOT NULL,
  next_on TEXT NOT NULL,
  reason  TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX retention_looks_by_case ON retention_looks (case_id, rule, what, at_ms);

CREATE TABLE retention_terms (
  rule    TEXT PRIMARY KEY,
  months  INTEGER NOT NULL CHECK (months > 0),
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE row_writes (
  tbl      TEXT NOT NULL,
  row      TEXT NOT NULL,
  station  INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('put', 'set', 'gone', 'ended')),
  cells    TEXT CHECK (cells IS NULL OR json_valid(cells)),
  PRIMARY KEY (tbl, row, station, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX row_writes_by_entry ON row_writes (station, number, position);

CREATE TABLE rows_aside (
  tbl  TEXT NOT NULL,
  row  TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (tbl, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE rows_written (
  seq    INTEGER PRIMARY KEY,
  tbl    TEXT NOT NULL,
  before TEXT,
  after  TEXT
) STRICT;

CREATE TABLE rule_changes (
  id    INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  moved TEXT NOT NULL CHECK (json_valid(moved) AND json_type(moved) = 'array')
) STRICT;

CREATE TABLE saved_filters (
  id      TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  name    TEXT NOT NULL,
  filter  TEXT NOT NULL CHECK (json_valid(filter))
) STRICT, WITHOUT ROWID;

CREATE TABLE scope_choices (
  case_id   TEXT NOT NULL,
  agency    TEXT NOT NULL,
  record_id TEXT NOT NULL,
  chosen    INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  PRIMARY KEY (case_id, agency, record_id),
  FOREIGN KEY (case_id, agency) REFERENCES packet_scopes (case_id, agency) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
  name          TEXT PRIMARY KEY,
  value         BLOB NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE served_actions (
  id      TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  record  TEXT,
  action  TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX served_actions_by_action ON served_actions (action);

CREATE UNIQUE INDEX served_actions_once ON served_actions (case_id, action, coalesce(record, ''));

CREATE TABLE snoozes (
  user_id TEXT NOT NULL,
  row     TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id) ON DELETE CASCADE,
  until   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  at_ms   INTEGER NOT NULL,
  PRIMARY KEY (user_id, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX snoozes_by_case ON snoozes (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE stage_stays (
  case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  place      INTEGER NOT NULL CHECK (place >= 0),
  stage      TEXT NOT NULL,
  entered_on TEXT,
  left_on    TEXT,
  PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE station_entries (
  station     INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  entry       INTEGER NOT NULL UNIQUE,
  clock_ms    INTEGER NOT NULL,
  clock_count INTEGER NOT NULL,
  seen        TEXT NOT NULL CHECK (json_valid(seen)),
  salt        BLOB CHECK (length(salt) = 16),
  fault       TEXT, run_signature BLOB CHECK (length(run_signature) = 64),
  PRIMARY KEY (station, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX station_entries_erased ON station_entries (station, number) WHERE salt IS NULL;

CREATE TABLE station_heads (
  station     INTEGER PRIMARY KEY,
  number      INTEGER NOT NULL CHECK (number > 0),
  hash        TEXT NOT NULL,
  clock_ms    INTEGER NOT NULL,
  clock_count INTEGER NOT NULL,
  heard_at_ms INTEGER NOT NULL,
  forked      TEXT CHECK (forked IS NULL OR json_valid(forked))
) STRICT;

CREATE TABLE station_self (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  station INTEGER NOT NULL
) STRICT;

CREATE TABLE stations (
  number        INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 9999),
  label         TEXT NOT NULL,
  signing_key   BLOB NOT NULL CHECK (length(signing_key) = 32),
  recipient     TEXT NOT NULL,
  recovery_key  BLOB NOT NULL CHECK (length(recovery_key) = 32),
  added_by      TEXT NOT NULL,
  added_at_ms   INTEGER NOT NULL,
  removed_by    TEXT,
  removed_at_ms INTEGER,
  CHECK ((removed_by IS NULL) = (removed_at_ms IS NULL))
) STRICT;

CREATE TABLE stored_files (
  name       TEXT PRIMARY KEY CHECK (length(name) = 32),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 43)
, crc32 INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE submission_entries (
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  name          TEXT NOT NULL,
  document      TEXT,
  size_bytes    INTEGER NOT NULL,
  sha256        TEXT NOT NULL,
  stored        TEXT NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE submissions (
  id            TEXT PRIMARY KEY,
  case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  recipient     TEXT NOT NULL,
  request       TEXT NOT NULL,
  header        TEXT NOT NULL,
  payload       TEXT NOT NULL,
  disclosed     TEXT NOT NULL,
  seed          TEXT NOT NULL,
  digest        TEXT NOT NULL,
  rules         TEXT NOT NULL,
  needs         TEXT NOT NULL,
  findings      TEXT NOT NULL,
  by_user       TEXT NOT NULL,
  by_key        TEXT NOT NULL,
  at_ms         INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn', 'left')),
  decided_by    TEXT,
  decided_key   TEXT,
  decided_role  TEXT,
  decided_at_ms INTEGER,
  signature     TEXT,
  reasons       TEXT,
  CHECK ((decided_by IS NULL) = (decided_at_ms IS NULL)),
  CHECK (state <> 'approved' OR signature IS NOT NULL),
  CHECK (state <> 'refused' OR reasons IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX submissions_by_case ON submissions (case_id, at_ms, id);

CREATE INDEX submissions_open ON submissions (at_ms, id) WHERE state IN ('waiting', 'approved', 'refused');

CREATE TABLE touch_keys (
  kind    TEXT NOT NULL,
  key     INTEGER NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  source  INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
  PRIMARY KEY (kind, key, case_id, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX touch_keys_by_case ON touch_keys (case_id);

CREATE INDEX touch_keys_by_source ON touch_keys (source);

CREATE TABLE users (
  id              TEXT PRIMARY KEY,
  label           TEXT NOT NULL,
  role            TEXT NOT NULL CHECK (role IN ('officer', 'supervisor', 'auditor')),
  signing_key     BLOB NOT NULL CHECK (length(signing_key) = 32),
  age_recipient   TEXT NOT NULL,
  grant_body      TEXT NOT NULL,
  grant_by        BLOB NOT NULL CHECK (length(grant_by) = 32),
  grant_signature BLOB NOT NULL CHECK (length(grant_signature) = 64),
  created_at_ms   INTEGER NOT NULL,
  disabled_at_ms  INTEGER
, person TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE vault_state (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id        TEXT NOT NULL,
  agency_code     TEXT NOT NULL,
  agency_name_en  TEXT NOT NULL,
  agency_name_es  TEXT NOT NULL,
  synthetic       INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
  root_key        BLOB NOT NULL CHECK (length(root_key) = 32),
  recovery_key    BLOB NOT NULL CHECK (length(recovery_key) = 32),
  keyslots_have   TEXT NOT NULL,
  keyslots_next   TEXT,
  channel_epoch   TEXT NOT NULL,
  last_clock_ms   INTEGER NOT NULL
, rules_digest TEXT, keeps_confirmed INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE year_closings (
  id             TEXT PRIMARY KEY,
  framework      TEXT NOT NULL,
  year           INTEGER NOT NULL,
  frozen         TEXT NOT NULL CHECK (json_valid(frozen)),
  digest         TEXT NOT NULL,
  closed_by      TEXT NOT NULL,
  closed_at_ms   INTEGER NOT NULL,
  reopened_by    TEXT,
  reopened_at_ms INTEGER,
  reopened_why   TEXT,
  CHECK ((reopened_by IS NULL) = (reopened_at_ms IS NULL) AND (reopened_by IS NULL) = (reopened_why IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX year_closings_standing ON year_closings (framework, year) WHERE reopened_at_ms IS NULL;
