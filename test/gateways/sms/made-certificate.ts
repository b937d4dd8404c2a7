import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** One length after another is written before what it measures: DER, as far as a certificate needs it. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const time = (date: string) => der(0x17, Buffer.from(`${date.slice(2).replaceAll('-', '')}000000Z`))
/** sha256WithRSAEncryption, and commonName. */
const signedWith = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))
const commonName = der(0x06, Buffer.from('550403', 'hex'))

export interface MadeCertificate {
  readonly pem: string
  readonly privateKey: KeyObject
}

/** A key, and a certificate for it that it signed itself; valid from one date to another. */
export function madeCertificate({ from, to }: { from: string; to: string }): MadeCertificate {
  const made = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const privateKey = createPrivateKey(made.privateKey)
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('sns.amazonaws.com')))))
  const validity = sequence(time(from), time(to))
  const toSign = sequence(der(0x02, Buffer.from([1])), signedWith, name, validity, name, made.publicKey)
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', toSign, privateKey))
  const lines =
    sequence(toSign, signedWith, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return { pem: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'), privateKey }
}
