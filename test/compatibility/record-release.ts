import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { journalIn } from '../../local/runtime/start-runtime.ts'
import { recordedInputs } from './recorded-inputs.ts'

/** `npm run record-release -- DATA VERSION`: keeps what the workflows of a release handed to its tasks, from the journal of its demo. */
const [data, version] = process.argv.slice(2)
if (data === undefined || !/^v\d+\.\d+\.\d+$/.test(version ?? '')) {
  console.error('npm run record-release -- DATA VERSION, e.g. /somewhere/new v0.2.0')
  process.exit(2)
}
const db = new DatabaseSync(journalIn(data), { readOnly: true })
const inputs = recordedInputs(db)
db.close()
const folder = new URL('.', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${version}.json`), `${JSON.stringify(inputs, null, 1)}\n`)
console.log(`${Object.keys(inputs).length} functions, ${Object.values(inputs).flat().length} inputs`)
