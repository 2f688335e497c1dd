import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Writer } from '../../db/open.ts';

/** SHA-256 of each released migration. Vaults already ran them: a change of the schema is a new file and a new line here. */
const released: Readonly<Record<string, string>> = {
  '0001-office.ts': 'c6691dafef941b6c6a785a7f0054acfba25bc879e331328bafd090fbceb480b0',
  '0002-cases.ts': '1401aceb9ff29ef1491b1a06c9cc036bffe6c63749d0dafe8014a487a7baf25b',
  '0003-packets.ts': '5345c1ea5a05e04c197d8179a8c53d7a57ca518a330d678cf14c227f6f8f2372',
  '0004-stages.ts': 'f3b9bfad75a91188834ccd46ca844c06c49a9acdd8fc803bdcbf7d02e0abe4cf',
  '0005-release-facts.ts': '902b1ca305f5f0c3c71b326a931d909280126a25e6b19528c497364aba7eccaa',
  '0006-monthly-reports.ts': 'c2c5591d6a55b341f393e093ecf8ff77516915a6e9673eae395ef158201d7bf9',
  '0007-stage-stays.ts': '53de04d385b38ef00beccaee7eaf256ac3b5ed8bc9a1e81421b4e4752fcbd9f9',
  '0008-participants.ts': 'd14c70d7691487d9f24fef1a04b237fa3429c3d066d894a5e714ad1ffc8c08b6',
  '0009-lists.ts': '56b33aab89b42dfa0c517db83b3b1b19272aa90e6659947c553c68a4768c398d',
  '0010-packet-bytes.ts': '13cb1a10fce7535f960272f1737349a7f5efe0d9ba546f7b9659b8846658bc88',
  '0011-file-checksums.ts': 'ca733eaab111c741c41c1f56f8ac00e2777efd2386ef5ee584c9bdfe119c660d',
  '0012-documents-with-files.ts': '103ca42d7dce1db05913503d37fd5133a0cfed5a16deba9f6034b59d6b304fdc',
  '0013-rules.ts': '72baf7ff2786a67fd70f7ed4fff933dc490ff8f31278b8997a6a34651a6bdfe2',
  '0014-office-zone.ts': '3a3e41f30b1d8c4a2f95718ddec358353cd92708e73e8a81daad151610943363',
  '0015-value-paths.ts': 'bd25c3dd6825beb83157631eff583572e3830f9ab36b4b396e9e422478efb43a',
  '0016-parties.ts': '9c8d6be15012a4e777a59d096777937eb6e82ff448910e4488a28ab0f26109c9',
  '0017-returned-papers.ts': '1c57c61883a3d6a3f14ad3d1107f949605a39f59421b02195e4c7cf3f270d660',
  '0018-drafts.ts': '12f043f2e9227c29224269449650aa07c02b22275357b226b557b7a2ef3924d3',
  '0019-sealed-packets.ts': '2d3a54594870d7600902dd5f8fdc5d2f43e47b593631451c115dab3ce697888f',
  '0020-audit-grants.ts': 'fa75f39f343d7a3484985d64772ee80944d0cfaf7ae0e02e5c04f4f99bfc5b4a',
  '0021-confirmed.ts': 'c87a7550b474ef4cab86049d45877315b60d6a437ce6d377fca8862715b86b78',
  '0022-counterpart-acts.ts': 'cc2fad37650974e86cc3c3a7b64d42e15407d44ab00817d7fdc660fad55e0b05',
  '0023-page-readings.ts': 'e1d3bef435a434cdf16c496f0c7d5e1662e0fe896e93a7dcc940e0e7603f53b8',
  '0024-originals.ts': 'b045768a0e4b3c880ea782a8df047421da0f4c23ba19b738cbb974aad2e18a51',
  '0025-redaction-boxes.ts': '8865cab44a7ca01089bf792c975c01ecf119bdba6b909a447409907752816ad1',
  '0026-packet-scopes.ts': 'ec29fce7791ec9718438da60f51970082a0439464e8637d4d7d91afce05f0320',
  '0027-protected-forms.ts': '843b782a61bc958250249c90828cab542448bd54c82521dcdb00b7be9587fbb9',
  '0028-clock-ends.ts': '54321e24b11eac14fe9b87063765fbf4fdf38ec95808b1698279f545e050fa86',
  '0029-stays-in-stages.ts': 'a460dfe73eff3f5baf2492909dced24a3cb7305776f94513ed31a4a125dd7396',
  '0030-given-reports.ts': 'a04b2ce5638fac8977ed4f9bc86ecae4981d0ac3fb752d7604f671abcce9e5a7',
  '0031-calendar-days.ts': 'bc5d5c575378b38c3431efc126611f77cf77f87884abfa6a306c7ae937a46e23',
  '0032-owed-acts.ts': '9e2e149f9ae5ab72e07b84710012872cbf2f2027c15347d6be3febafcce9feca',
  '0033-saved-standings.ts': '8559d125e986ef45f6c739218641931739a43a355937275f2c7b6befd1906173',
  '0034-match-keys.ts': '6c2012afeb1b2372ac2a0d8076e003fc5c218bcd3a6befdf556b33ecf477233f',
  '0035-dates-in-part.ts': 'a4ea9aebf39e04016c92d64a6aa9b3cef5f4dbb3b2c61c6d6612f4b5f687561e',
  '0036-matters.ts': '7bef7d8adf448e2169b7678ea26f73df6471aa9d909d0a13527d97b507a07b37',
  '0037-deleted-cases.ts': '81d140de9a649ec88f27aeddb90190244e9c99cb960ecad0de0d47b350fef939',
  '0038-sort-keys.ts': '1f760d0c4cfc971815112a08283262a4d9e78dce5930b9189e7c5ce0cf09a48e',
  '0039-submissions.ts': '64f25e13b10211873dd4053438c9c36ae4043490e41da5d49dfce5ff27d0ae8d',
  '0040-earlier-packets.ts': 'bbcf369da0bfb5ce1bac15c9706cc79c017648aadeb677404bbd7422249125b6',
  '0041-consent-packets.ts': 'd3868441ca378906bb5d7e06a094c1b9f203ac833ab20ed7101472f9af288196',
  '0042-retention.ts': '8309f844a4df1a23331ca85a7737e0bffd5c441c8261c46e0cc7245c572ae77b',
  '0043-overrides.ts': 'f3e0c022bd10516bf3b58fcc728812b5327c7c7ca44e6ea1b786c9a6cd641ae2',
  '0044-deconflict.ts': '18d2b9044646986ca8d0fbf767d2c3b4463e2b9840b766d9f1cb999cac5641c3',
  '0045-plan-tasks.ts': 'efc85cc43941256d8fce8763d6f6b225ad65e8d6d1a2b0922bee5207dba0e0d0',
  '0046-received-reviews.ts': 'b13764654f4cff2507ce36d1496677b26c13eda1890f29f9ec42eff89df3fb3f',
  '0047-compartments.ts': '1250d664ac6576445eb9e462ad105b1861a53e44e9e21eb2f17f1eb834cecbf5',
  '0048-comparisons.ts': 'ecb26950eb957dcd8f1bc7fc00aeaeb1d8c74eda3da03c452599c1a3d5e89533',
  '0049-framework.ts': '5f8a0716301b914751ce6b69bc71458ecafc2bfde55cf5e92590112589a5332b',
  '0050-policies.ts': 'aeaafc19c68c2bfcb9a9808a9feb88c8709918435aeb935cc90d9793522e74ba',
  '0051-stations.ts': '4f9b4faac8478a3eea9189fd4890b6e4d4319f922ec75eda41b76d1b7f4eecc1',
  '0052-senders.ts': '72d816b85caa6af976de5c053b7049482ad9a253a2d18ce99b76577112fcce9d',
  '0053-reference-blocks.ts': 'a3672ea9d0b2df84721f4f9bda180423a3ba1c43a5120752d457eb1c82b34d0f',
  '0054-compartment-heads.ts': '9abc8690aa4e2a789a9a23ec8a2090011d59dc778604fde34bede5978035c008',
  '0055-compartment-travel.ts': 'e0b316a0809a6379cfc4dea48d17d0bb87067706074e4ce396233e528e176517',
  '0056-persons-of-users.ts': 'a8e2d496b9ccdc329463e0bb0cfebd1a08aed9479f6f59263d5959b65d837c99',
  '0057-outdated-bundles.ts': '8e03b48cabfe17ca79e54084dc8432927858a39fb37df16282e10d6a38c1a8d9',
  '0058-outdated-parts.ts': 'd50299b7c8dc62dc09211d49754bf32fc4db0e99739fc6ebb9d6b49598253967',
  '0059-closed-salts.ts': '28a33263ed4bb8d30b8255a14ffb715607b0efd419046e89bde59879c52d559e',
  '0060-run-signatures.ts': '63cdcd6004b0f4bb4b60745542c247cebec884838a681bf2eecdc4ef7d07063c',
  '0061-changes-aside.ts': '37e04831c0511b5b12a8f812c266f30d205265e1bacb0fbaedb2eab4189fa508',
};

const folder = mkdtempSync(join(tmpdir(), 'enlace-schema-'));
const opened: Writer[] = [];
afterAll(() => {
  for (const db of opened) db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('released migrations', () => {
  it('never change', () => {
    const place = join(import.meta.dirname, '../../db/migrations');
    const files = readdirSync(place).filter(name => /^\d{4}-.*\.ts$/.test(name));
    const found = files.map(name => [name, hash('sha256', readFileSync(join(place, name), 'utf8').replaceAll('\r\n', '\n'))]);

    expect(Object.fromEntries(found)).toEqual(released);
  });
});

describe('the schema that they make', () => {
  it('is the one that was reviewed', async () => {
    const db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
    opened.push(db);
    migrate(db);

    const statements = db
      .prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name')
      .pluck()
      .all();

    await expect(`${statements.map(outdented).join(';\n\n')};\n`).toMatchFileSnapshot('schema.sql');
  });
});

/** A statement as its migration wrote it, without the indentation that it had there. */
function outdented(sql: string): string {
  const [first = '', ...rest] = sql.split('\n');
  const indent = Math.min(...rest.filter(line => line.trim() !== '').map(line => line.search(/\S/)));
  return [first, ...rest.map(line => line.slice(indent))].join('\n');
}
