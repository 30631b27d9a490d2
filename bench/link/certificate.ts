import { generate } from 'selfsigned';

/** A certificate of this process and its key, in PEM. It is its own authority. */
export type Certificate = { readonly cert: string; readonly key: string };

/** What a subject alternative name is (RFC 5280 §4.2.1.6). */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

let made: Promise<Certificate> | undefined;

/** The certificate of this process, for this machine's own names: ECDSA on P-256, made once, stored nowhere. */
export function ownCertificate(): Promise<Certificate> {
  made ??= makeCertificate();
  return made;
}

async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: DNS_NAME, value: 'localhost' },
          { type: IP_ADDRESS, ip: '127.0.0.1' },
          { type: IP_ADDRESS, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
