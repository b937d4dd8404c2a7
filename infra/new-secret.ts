import { randomBytes } from 'node:crypto'
import { newSecret, secretNames } from '../functions/wiring/new-secret.ts'

/** `npm run -s new-secret -- NAME` prints a first value for one of the secrets; docs/operating.md puts it on AWS. */
const name = secretNames.find((known) => known === process.argv[2])
if (name) {
  console.log(newSecret(name, () => randomBytes(32).toString('base64')))
} else {
  console.error(`Name one of: ${secretNames.join(', ')}`)
  process.exitCode = 2
}
