import type { Acceptance } from '../../../../shared/counterpart-acts.ts';
import type { Bilingual } from '../../../../shared/language.ts';
import type { Attachment } from '../../../../shared/packet.ts';
import { approvedAlone, attachmentForm, findingsAccepted } from '../../../../shared/packet-words.ts';

/**
 * The plain text in every packet: how to open and check it with tools that are not Enlace's. ASCII-safe line ends, both languages.
 *
 * @param accepted - How the key that the packet is sealed to came to be accepted here: that one person did it alone is said to its reader.
 * @param said - How many findings of the sender's guard a person accepted (never said of a packet in which nothing was found); the files under
 *   `files/`, of each of which is said whether it is redrawn or the original; whether one person released what two should have; and the
 *   twelve words of the sender's card.
 */
export function packetReadme(accepted: Acceptance | null, said: Partial<SaidOfPacket> = {}): string {
  const { findings = 0, attachments = [], isAlone = false, words = null, hasVerifier = false } = said;
  return (
    readme +
    (hasVerifier ? paragraph(verifierNote) : '') +
    (words === null ? '' : wordsOf(words)) +
    (accepted === 'one-person' ? acceptedByOne : '') +
    (isAlone ? paragraph(approvedAlone) : '') +
    (findings === 0 ? '' : paragraph(findingsAccepted(findings))) +
    attachments.map(formOf).join('')
  );
}

type SaidOfPacket = {
  readonly findings: number;
  readonly attachments: readonly Pick<Attachment, 'name' | 'form'>[];
  readonly isAlone: boolean;
  readonly words: Bilingual | null;
  readonly hasVerifier: boolean; // the page stands beside this file
};

function wordsOf({ en, es }: Bilingual): string {
  return `\n${wordsNote.es}\n\n  ${es}\n\n${wordsNote.en}\n\n  ${en}\n`;
}

function formOf({ name, form }: Pick<Attachment, 'name' | 'form'>): string {
  const { en, es } = attachmentForm[form];
  return `\n${name}\nES: ${es}\nEN: ${en}\n`;
}

const paragraph = ({ en, es }: Bilingual): string => `\nES: ${es}\nEN: ${en}\n`;

/** What stands of the page that travels with the packet. */
const verifierNote: Bilingual = {
  es: `VERIFY.html comprueba este paquete en un navegador, sin red: déle la tarjeta de quien envía y el paquete descifrado. Es
una copia: confíe en la que recibió con la tarjeta, pues quien altera un paquete puede alterar también lo que lo acompaña.`,
  en: `VERIFY.html checks this packet in a browser, without a network: give it the sender's card and the decrypted packet. It is
a copy: trust the one that you were handed with the card, since whoever alters a packet can alter what travels with it.`,
};

/** What stands before the twelve words. They are compared with the card, since whoever makes a packet can print any here. */
const wordsNote: Bilingual = {
  es: `ES: Las doce palabras de la tarjeta de quien envía. Deben ser las que usted obtiene de la tarjeta que recibió, y las
que le lean por teléfono:`,
  en: `EN: The twelve words of the sender's card. They must be those that you get from the card you were handed, and those
that are read to you by telephone:`,
};

const acceptedByOne = `
ES: La llave para la que se cifró este paquete la aceptó una sola persona de la oficina remitente, que no tiene otra que
la confirme. Compárela por teléfono antes de confiar en este canal.
EN: The key that this packet is encrypted for was accepted by one person of the sending office, which has nobody else to
confirm it. Compare it by phone before you rely on this channel.
`;

const readme = `LEEME (español)
===============
Este archivo venía dentro de un paquete de Enlace. Para abrirlo y comprobarlo sin Enlace:

1. Descifre el archivo con su identidad de age (https://age-encryption.org):
     age -d -i su-identidad.txt -o paquete.zip ARCHIVO.age
   El resultado es un ZIP sin compresión. La última entrada, "padding", es relleno: ceros.

2. Lea packet.pdf. Dice lo mismo que packet.json, para personas.

3. Compruebe la firma. packet.json es un SD-JWT (RFC 9901) en serialización JSON aplanada, firmado con Ed25519:
   lo firmado son los bytes de  protected + "." + payload ; la firma está en "signature" (base64url, 64 bytes).
   Con la clave pública del remitente (de su tarjeta de autoridad) en remitente.pem:
     openssl pkeyutl -verify -pubin -inkey remitente.pem -rawin -in firmado.bin -sigfile firma.bin
   Cualquier biblioteca SD-JWT lee los valores entregados en "header.disclosures".

4. Compruebe que la clave es la del remitente: compare por teléfono las doce palabras de su tarjeta.

5. En el contenido firmado, "manifest" trae el SHA-256 (base64url) de cada archivo del paquete, y "disclosed" el de cada
   valor entregado: si falta uno, alguien lo quitó. Los demás valores de "_sd" son compromisos: el remitente puede
   entregar uno más tarde, y usted puede comprobar que es el que se reservó entonces.

La firma muestra que esto es lo que se firmó. No muestra que sea todo lo que existe.

README (English)
================
This file came inside an Enlace packet. To open and check it without Enlace:

1. Decrypt the file with your age identity (https://age-encryption.org):
     age -d -i your-identity.txt -o packet.zip FILE.age
   The result is a ZIP without compression. Its last entry, "padding", is filling: zeros.

2. Read packet.pdf. It says what packet.json says, for people.

3. Check the signature. packet.json is an SD-JWT (RFC 9901) in flattened JSON serialization, signed with Ed25519:
   what is signed are the bytes  protected + "." + payload ; the signature is in "signature" (base64url, 64 bytes).
   With the sender's public key (from its agency card) in sender.pem:
     openssl pkeyutl -verify -pubin -inkey sender.pem -rawin -in signed.bin -sigfile signature.bin
   Any SD-JWT library reads the values that were given, in "header.disclosures".

4. Check that the key is the sender's: compare the twelve words of its card by phone.

5. In what is signed, "manifest" has the SHA-256 (base64url) of every file of the packet, and "disclosed" that of every
   value given: if one is missing, somebody took it out. The other members of "_sd" are commitments: the sender can
   give one later, and you can check that it is the one that was withheld then.

The signature shows that this is what was signed. It does not show that it is all there is.
`;
