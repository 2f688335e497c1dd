import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { refused } from '../carrier.ts';
import { isOfThisMachine, isUnixSocket, type PostgresServer } from './server.ts';

const TIMEOUT_MS = 10_000;
/** A client's first message: whether TLS is to be spoken (PostgreSQL, "SSLRequest"). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * A connection to the server, before a word is said to it: over TLS, whose certificate is the one that was entered, or within this machine.
 * Who signed the certificate, for which name and how long, is not asked: it is this very one or none.
 */
export async function openStream(server: PostgresServer): Promise<Socket> {
  const { host, port, fingerprint } = server;
  if (fingerprint === null && !isOfThisMachine(host)) throw refused('carrier/no-fingerprint');
  const plain = isUnixSocket(host) ? connectPlain({ path: `${host}/.s.PGSQL.${port}` }) : connectPlain({ host, port });
  try {
    await within(plain, 'connect');
    if (fingerprint === null) return plain;
    if (!(await speaksTls(plain))) throw refused('carrier/unprotected');
    const secure = connectTls({
      socket: plain,
      rejectUnauthorized: false, // the certificate itself is compared, below
      minVersion: 'TLSv1.2',
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    await within(secure, 'secureConnect');
    if (secure.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() !== fingerprint) {
      secure.destroy();
      throw refused('carrier/certificate');
    }
    return secure;
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

/** Whatever else comes with the answer was not protected, and somebody on the way may have put it there. */
async function speaksTls(plain: Socket): Promise<boolean> {
  const answered = within(plain, 'data');
  plain.write(SSL_REQUEST);
  const [answer] = await answered;
  return Buffer.isBuffer(answer) && answer.toString('latin1') === 'S';
}

/** What an event gives. An error, an end or ten seconds before it: the carrier is away. */
async function within(socket: Socket, event: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const away = () => {
      done();
      socket.destroy();
      reject(refused('carrier/away'));
    };
    const came = (...given: readonly unknown[]) => {
      done();
      resolve(given);
    };
    const timer = setTimeout(away, TIMEOUT_MS);
    const done = () => {
      clearTimeout(timer);
      socket.off(event, came).off('error', away).off('close', away).on('error', unheard);
    };
    socket.once(event, came).once('error', away).once('close', away);
  });
}

/** Errors after the first are said by whoever reads; one that nobody hears would end the program. */
function unheard(): void {}
