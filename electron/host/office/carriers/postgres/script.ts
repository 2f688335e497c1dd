/** The version of the tables below. A program that meets another one puts nothing there. */
export const SCRIPT_VERSION = 1;
/** What a blob is cut into. */
export const CHUNK_BYTES = 1024 * 1024;

/** A word that roles are named after, so that two offices may use one server. */
export const ROLE_WORD = /^[a-z][a-z0-9_]{0,29}$/;

export function roleOf(word: string, station: number): string {
  return `${word}_station_${station}`;
}

/**
 * What a PostgreSQL server must be told, once, by its administrator: tables to which stations add and from which they read, a role for each
 * station, and who may do what. It may be run again, with more stations; what is there stays.
 *
 * @param word - Of the form {@link ROLE_WORD}.
 * @param stations - Their numbers.
 */
export function carrierScript(word: string, stations: readonly number[]): string {
  const roles = stations.map(station => ({ station, role: roleOf(word, station) }));
  return `-- Enlace: a place where the stations of one office exchange what they sealed. Version ${SCRIPT_VERSION}, for PostgreSQL 14 or newer.
-- The server sees sizes, times and numbers of stations; nobody can read there what was exchanged, its administrator neither.
--
-- To be run by a superuser, in a database made for this alone; again for more stations, and what is there stays:
--   createdb ${word}_exchange
--   psql --dbname ${word}_exchange --set ON_ERROR_STOP=1 --file THIS-FILE
-- Then a password for each station, which psql asks for and sends hashed:
${roles.map(({ role }) => `--   \\password ${role}`).join('\n')}
-- A station that is removed:  ALTER ROLE ${word}_station_N NOLOGIN;

BEGIN;

DO $$
BEGIN
  IF current_setting('server_version_num')::int < 140000 THEN
    RAISE EXCEPTION 'Enlace needs PostgreSQL 14 or newer';
  END IF;
END $$;

-- ${word}_keeper owns everything and logs in nowhere; ${word}_station is what all stations may do.
${[`${word}_keeper`, `${word}_station`].map(role => roleMade(role, 'NOLOGIN')).join('\n')}
${roles.map(({ role }) => roleMade(role, 'LOGIN CONNECTION LIMIT 6')).join('\n')}
${roles.map(({ role }) => `GRANT ${word}_station TO ${role};`).join('\n')}

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${word}_station', current_database());
END $$;

SET LOCAL client_min_messages = warning; -- says nothing of what is there already
CREATE SCHEMA IF NOT EXISTS enlace AUTHORIZATION ${word}_keeper;
SET LOCAL ROLE ${word}_keeper;

-- Whose place this is: a random number, which names nobody.
CREATE TABLE IF NOT EXISTS enlace.office (
  id      int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  version int NOT NULL,
  office  text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', '')
);
INSERT INTO enlace.office (version) VALUES (${SCRIPT_VERSION}) ON CONFLICT DO NOTHING;

CREATE TABLE IF NOT EXISTS enlace.stations (
  station   int PRIMARY KEY CHECK (station BETWEEN 1 AND 9999),
  role_name name NOT NULL UNIQUE
);
${roles.map(({ station, role }) => `INSERT INTO enlace.stations VALUES (${station}, '${role}') ON CONFLICT DO NOTHING;`).join('\n')}

-- A blob's bytes. They are there before the blob is: only what has a row in enlace.blobs is whole.
CREATE TABLE IF NOT EXISTS enlace.chunks (
  kind    text  NOT NULL CHECK (kind IN ('b', 'd', 'c')),
  station int   NOT NULL REFERENCES enlace.stations,
  sha256  bytea NOT NULL CHECK (octet_length(sha256) = 32),
  number  int   NOT NULL CHECK (number >= 0),
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND ${CHUNK_BYTES}),
  put_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sha256, kind, station, number)
);
ALTER TABLE enlace.chunks ALTER COLUMN content SET STORAGE EXTERNAL; -- sealed bytes do not compress

-- The blobs, in the order in which they became visible. A row stays for good; one that was erased keeps its digest and no bytes.
CREATE TABLE IF NOT EXISTS enlace.blobs (
  place      bigint PRIMARY KEY,
  kind       text   NOT NULL,
  station    int    NOT NULL REFERENCES enlace.stations,
  sha256     bytea  NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  put_at     timestamptz NOT NULL,
  erased_at  timestamptz,
  UNIQUE (sha256, kind, station)
);
CREATE INDEX IF NOT EXISTS blobs_in_order ON enlace.blobs (kind, place) WHERE erased_at IS NULL;

CREATE TABLE IF NOT EXISTS enlace.counter (id int PRIMARY KEY DEFAULT 1 CHECK (id = 1), last bigint NOT NULL);
INSERT INTO enlace.counter (last) VALUES (0) ON CONFLICT DO NOTHING;

-- Which stations asked that a blob of another one be erased.
CREATE TABLE IF NOT EXISTS enlace.erasures (
  place bigint NOT NULL REFERENCES enlace.blobs,
  asked_by int NOT NULL REFERENCES enlace.stations,
  PRIMARY KEY (place, asked_by)
);

-- The station of whoever is connected; null for anybody else. Of the session, so that no SET ROLE changes it.
CREATE OR REPLACE FUNCTION enlace.own_station() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT station FROM enlace.stations WHERE role_name = session_user $$;

-- A blob becomes visible: it is whole, and its place is the next. The counter's row is held until this is committed, so that no lower place
-- is ever committed after a higher one, and who reads on from a place misses nothing.
CREATE OR REPLACE FUNCTION enlace.place_blob() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  pieces bigint := (NEW.size_bytes + ${CHUNK_BYTES - 1}) / ${CHUNK_BYTES};
  found record;
BEGIN
  SELECT count(*) AS pieces, coalesce(sum(octet_length(content)), 0) AS size_bytes, max(number) AS last,
      count(*) FILTER (WHERE number < pieces - 1 AND octet_length(content) < ${CHUNK_BYTES}) AS short
    INTO found FROM enlace.chunks
    WHERE sha256 = NEW.sha256 AND kind = NEW.kind AND station = NEW.station;
  IF found.pieces <> pieces OR found.size_bytes <> NEW.size_bytes OR found.last <> pieces - 1 OR found.short > 0 THEN
    RAISE EXCEPTION 'the blob is not whole' USING ERRCODE = 'EN001';
  END IF;
  IF pieces = 1 AND NEW.sha256 <> (SELECT sha256(content) FROM enlace.chunks
      WHERE sha256 = NEW.sha256 AND kind = NEW.kind AND station = NEW.station) THEN
    RAISE EXCEPTION 'the blob is not what its name says' USING ERRCODE = 'EN001';
  END IF;
  UPDATE enlace.counter SET last = last + 1 RETURNING last INTO NEW.place;
  NEW.put_at := now();
  NEW.erased_at := NULL;
  PERFORM pg_notify('enlace_exchange', NEW.station::text);
  PERFORM set_config('synchronous_commit', 'on', true); -- it is on the disk, and all before it, before anybody is told that it is done
  RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS place_blob ON enlace.blobs;
CREATE TRIGGER place_blob BEFORE INSERT ON enlace.blobs FOR EACH ROW EXECUTE FUNCTION enlace.place_blob();

-- Nothing is added to a blob that is whole, or was erased.
CREATE OR REPLACE FUNCTION enlace.keep_blob() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM enlace.blobs WHERE sha256 = NEW.sha256 AND kind = NEW.kind AND station = NEW.station) THEN
    RETURN NULL;
  END IF;
  NEW.put_at := now();
  RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS keep_blob ON enlace.chunks;
CREATE TRIGGER keep_blob BEFORE INSERT ON enlace.chunks FOR EACH ROW EXECUTE FUNCTION enlace.keep_blob();

-- Take a blob's bytes away. Its own station may; of another station's, two stations must have asked, so that none does it alone. What a
-- station put in part and gave up goes too.
CREATE OR REPLACE FUNCTION enlace.erase(of_kind text, of_station int, of_sha256 bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  own int := enlace.own_station();
  at bigint;
BEGIN
  IF own IS NULL THEN
    RAISE EXCEPTION 'no station' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT place INTO at FROM enlace.blobs
    WHERE sha256 = of_sha256 AND kind = of_kind AND station = of_station AND erased_at IS NULL FOR UPDATE;
  IF at IS NULL THEN
    IF own = of_station THEN
      DELETE FROM enlace.chunks WHERE sha256 = of_sha256 AND kind = of_kind AND station = of_station;
    END IF;
    RETURN false;
  END IF;
  IF own <> of_station THEN
    INSERT INTO enlace.erasures VALUES (at, own) ON CONFLICT DO NOTHING;
    IF (SELECT count(*) FROM enlace.erasures WHERE place = at) < 2 THEN
      RETURN false;
    END IF;
  END IF;
  PERFORM set_config('synchronous_commit', 'on', true);
  UPDATE enlace.blobs SET erased_at = now() WHERE place = at;
  DELETE FROM enlace.chunks WHERE sha256 = of_sha256 AND kind = of_kind AND station = of_station;
  RETURN true;
END $$;

-- Stations add and read. They change and delete nothing, and add nothing under the number of another.
ALTER TABLE enlace.blobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE enlace.chunks ENABLE ROW LEVEL SECURITY;
${['blobs', 'chunks'].flatMap(table => policiesOf(table, word)).join('\n')}
REVOKE ALL ON ALL TABLES IN SCHEMA enlace FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA enlace FROM PUBLIC;
GRANT USAGE ON SCHEMA enlace TO ${word}_station;
GRANT SELECT ON enlace.office, enlace.blobs, enlace.chunks TO ${word}_station;
GRANT INSERT (kind, station, sha256, size_bytes) ON enlace.blobs TO ${word}_station;
GRANT INSERT (kind, station, sha256, number, content) ON enlace.chunks TO ${word}_station;
GRANT EXECUTE ON FUNCTION enlace.own_station(), enlace.erase(text, int, bytea) TO ${word}_station;

COMMIT;
`;
}

function roleMade(role: string, how: string): string {
  return `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} ${how}; END IF; END $$;`;
}

function policiesOf(table: string, word: string): readonly string[] {
  return [
    `DROP POLICY IF EXISTS stations_read ON enlace.${table};`,
    `CREATE POLICY stations_read ON enlace.${table} FOR SELECT TO ${word}_station USING ((SELECT enlace.own_station()) IS NOT NULL);`,
    `DROP POLICY IF EXISTS stations_add ON enlace.${table};`,
    `CREATE POLICY stations_add ON enlace.${table} FOR INSERT TO ${word}_station WITH CHECK (station = (SELECT enlace.own_station()));`,
  ];
}
