import { group, many, rare, type FormsOf } from './form.ts';
import type { materialEntities } from './material.ts';

/** How documents, evidence, its custody and assets are asked. */
export const materialForms: FormsOf<typeof materialEntities> = {
  document: [
    group('Document', 'Documento', [['title'], ['type', 'language', 'pages']]),
    group('Origin', 'Procedencia', [['from', 'createdOn', 'receivedOn']]),
    group('What it concerns', 'A qué se refiere', [['subject', 'request']]),
    group('In the package', 'En el expediente', [['packageItem', 'packageStatus'], many('deficiency')]),
    group('Marking', 'Marca', [['banner', 'grandJury']]),
    rare('Certification', 'Certificación', [['certifiedBy', 'certifiedOn']]),
    rare('Translation', 'Traducción', [['translationOf'], ['translator', 'translationCertifiedOn']]),
    rare('Authentication', 'Legalización', [
      ['authenticationKind', 'authenticatedOn'],
      ['authenticatedBy', 'authenticationReference'],
    ]),
    rare('Handling', 'Manejo', [['custody'], ['copiesHeld', 'retentionUntil']]),
    rare('File', 'Archivo', [['sourceFileName', 'mediaType'], ['content']]),
  ],
  evidence: [
    group('Evidence', 'Indicio', [many('description'), ['exhibit', 'category'], ['quantity']]),
    group('Seizure', 'Aseguramiento', [['seizedOn', 'seizedBy'], ['seizedFrom', 'warrant'], ['seizedAt']]),
    group('Storage', 'Resguardo', [['container'], ['storage']]),
    rare('Laboratory', 'Laboratorio', [['purityPercent'], many('labResults')]),
    rare('Device', 'Dispositivo', [
      ['deviceId', 'acquisitionHash'],
      ['acquisitionMethod', 'acquisitionTool'],
    ]),
    rare('Origin and destination', 'Origen y destino', [
      ['evidentiaryRequest', 'evidenceLine'],
      ['interceptOrder', 'disposition'],
    ]),
  ],
  custodyEntry: [
    group('Act', 'Acto', [['at', 'act']]),
    group('Who and where', 'Quién y dónde', [['handler', 'agency'], ['place'], many('condition')]),
  ],
  asset: [
    group('Asset', 'Bien', [many('description'), ['kind'], ['status', 'statusOn']]),
    group('Value', 'Valor', [['value', 'valueOn']]),
    group('Holder', 'Titular', [['heldBy', 'holder']]),
    group('Where it is', 'Dónde está', [['account'], ['place'], ['fromCountry', 'toCountry']]),
    rare('Sharing and reports', 'Bienes compartidos y reportes', [
      ['sharedWith', 'sharePercent'],
      ['sarReference'],
      ['taxRecord', 'sharedName'],
    ]),
  ],
};
