import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Retention, retentions } from '../../storage/retention.ts'

const storage = fileURLToPath(new URL('../../storage/', import.meta.url))
const page = readFileSync(new URL('../../docs/retention.md', import.meta.url), 'utf8')

/** Each entity with the text that declares it: from its name to that of the next. */
const entities = readdirSync(storage, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const parts = readFileSync(storage + file, 'utf8').split(/model: \{ entity: '/)
    return parts.slice(1).map((text) => [text.slice(0, text.indexOf("'")), text] as const)
  })

function line([name, kept]: readonly [string, Retention]): string {
  const time = 'days' in kept ? `${kept.days.toLocaleString('en')} days from ${kept.from}` : 'names nobody'
  return `| \`${name}\` | ${time} | ${kept.why} |`
}

test('every entity has a line, and there are no others', () => {
  expect(entities.length).toBeGreaterThan(35)
  expect(entities.map(([name]) => name).sort()).toEqual(Object.keys(retentions).sort())
})

test.each(entities)('%s has a due date, or nothing of a person', (name, text) => {
  const kept = retentions[name]
  const indexes = text.indexOf('indexes:')
  const attributes = text.slice(0, indexes)
  if (kept && 'days' in kept) expect(attributes).toContain('expiresAt:')
  else expect(attributes).not.toMatch(/workerId|phoneHash|sealed(?!Reply)/)
})

test('the page says of each how long it is kept, and why', () => {
  const [, written = ''] = /<!-- table -->\n([\s\S]*?)<!-- \/table -->/.exec(page) ?? []
  const expected = ['| entity | kept | why |', '| --- | --- | --- |', ...Object.entries(retentions).map(line)]
  expect(written.trim().split('\n')).toEqual(expected)
})

test('the page says how long backups keep wrapped keys, and what opens a table that is put back', () => {
  expect(page).toContain('**35 days**')
  expect(page).toContain('zhida-rights-apply-erasures')
})

test('whatever knows a person by their id is part of their export, and of their erasure', () => {
  const knowing = entities.filter(([, text]) =>
    /\b(?:workerId|person|about|one|members): \{ type|attributesOf\(Worker/.test(
      text.slice(0, text.indexOf('indexes:')),
    ),
  )
  // What a new one holds is gathered in `functions/rights/gather-person.ts` and taken out in `erase.ts`; then it stands here.
  const gathered = `worker workerEdit survey-row offer placement passenger checkIn case message link question receivedEvent subsidyClaim signUp qualification returnProposal returnAsk helpOffer evidence festivalService skillCertificate`
  // Ids alone: the lists that people stand in, and what keeps a worker to one open case.
  const idsAlone = `cohort cohortMember openCase workerName`
  expect(knowing.map(([name]) => name).sort()).toEqual([gathered, idsAlone].join(' ').split(' ').sort())
})
