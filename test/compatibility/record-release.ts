import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { journalIn } from '../../local/runtime/journal-in.ts'
import { recordItems } from './recording/record-items.ts'
import { recordJournals } from './recording/record-journal.ts'
import { recordObjects } from './recording/record-objects.ts'

/**
 * `npm run record-release -- VERSION FOLDER...`: keeps what a release handed over and kept, from data folders that it made: a demo's, and
 * those that its tests leave (`KEEP_WORLDS`). Folders are read in this order.
 */
const [version = '', ...folders] = process.argv.slice(2)
if (!/^v\d+\.\d+\.\d+$/.test(version) || folders.length === 0) {
  console.error('npm run record-release -- VERSION FOLDER..., e.g. v0.2.0 /somewhere/demo /somewhere/worlds/*')
  process.exit(2)
}
const strange = folders.filter((folder) => !existsSync(journalIn(folder)))
if (strange.length > 0) {
  console.error(`Nothing ran in ${strange.join(', ')}: name folders that a demo or KEEP_WORLDS left.`)
  process.exit(2)
}
function* journals() {
  for (const folder of folders) {
    const db = new DatabaseSync(journalIn(folder), { readOnly: true })
    yield db
    db.close()
  }
}
const recorded = { ...recordJournals(journals()), items: await recordItems(folders), objects: recordObjects(folders) }
const release = new URL(`${version}/`, import.meta.url)
mkdirSync(release, { recursive: true })
for (const [part, names] of Object.entries(recorded)) {
  // One a line, so that a file is seen to have only grown.
  const lines = Object.entries(names).map(([name, some]) =>
    part === 'definitions' || !Array.isArray(some)
      ? `${JSON.stringify(name)}: ${JSON.stringify(some)}`
      : `${JSON.stringify(name)}: [\n${some.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
  )
  writeFileSync(new URL(`${part}.json`, release), `{\n${lines.join(',\n')}\n}\n`)
  console.log(`${part}: ${Object.keys(names).length}, ${Object.values(names).flat().length} in all`)
}
