import type { Writer } from '../open.ts';

/** Who asks whom is said by two countries: in each case, in the index and in the filters that people saved. */
export function up(db: Writer): void {
  db.exec(`
    INSERT OR IGNORE INTO catalogue_fields (path) VALUES ('case.requestingCountry'), ('case.requestedCountry'), ('case.direction');

    UPDATE records SET fields = json_set(fields,
        '$.requestingCountry', iif(fields ->> 'direction' = 'US_REQ', 'US', 'MX'),
        '$.requestedCountry', iif(fields ->> 'direction' = 'US_REQ', 'MX', 'US'))
    WHERE entity = 'case' AND fields ->> 'direction' IN ('US_REQ', 'MX_REQ');

    UPDATE cases SET direction = iif(direction = 'US_REQ', 'US-MX', 'MX-US') WHERE direction IN ('US_REQ', 'MX_REQ');
  `);

  // What protected the word protects the two countries that say the same.
  db.exec(`
    INSERT OR IGNORE INTO marks (record_id, field, mark)
      SELECT record_id, said.field, mark FROM marks JOIN records ON records.id = record_id
        CROSS JOIN (SELECT 'requestingCountry' AS field UNION ALL SELECT 'requestedCountry') AS said
      WHERE entity = 'case' AND marks.field = 'direction';
  `);

  db.exec(`
    UPDATE saved_filters SET filter = json_set(filter, '$.directions', (
      SELECT json_group_array(CASE value WHEN 'US_REQ' THEN 'US-MX' WHEN 'MX_REQ' THEN 'MX-US' ELSE value END)
      FROM json_each(filter, '$.directions')))
    WHERE json_type(filter, '$.directions') = 'array';
  `);
}
