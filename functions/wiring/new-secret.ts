import { type Secret, type SecretName, secretSchemas } from '../gateways/secrets.ts'

type Make = { readonly [Name in SecretName]: (bytes: (purpose: string) => string) => Secret<Name> }

const make: Make = {
  sealing: (bytes) => ({ current: 'k1', keys: { k1: bytes('seal') }, lookup: bytes('lookup') }),
  details: (bytes) => ({ current: 'k1', keys: { k1: bytes('details') } }),
  links: (bytes) => ({ key: bytes('links') }),
  boarding: (bytes) => ({ keys: { b1: { d: bytes('boarding') } } }),
  webhooks: (bytes) => ({ key: bytes('webhooks') }),
  sms: (bytes) => ({ secret: `whsec_${bytes('sms')}` }),
  carriers: (bytes) => ({ secret: `whsec_${bytes('carriers')}` }),
}

export const secretNames = Object.keys(secretSchemas) as SecretName[]

/** A first value for the secret, as the JSON text that is kept. `bytes` gives 32 bytes of chance as base64. */
export function newSecret(name: SecretName, bytes: (purpose: string) => string): string {
  return JSON.stringify(make[name](bytes))
}
