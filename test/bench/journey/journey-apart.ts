import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { demoStart } from '../../../local/demo/demo-start.ts'
import { generateSurveySheet, usualCounties } from '../../../local/demo/generate-survey-sheet.ts'
import { readResult } from '../../../local/demo/read-result.ts'
import { runDemo } from '../../../local/demo/run-demo.ts'
import { countCalls } from './count-calls.ts'
import type { JourneyFigures } from './journey-figures.ts'
import { profileCpu } from './profile-cpu.ts'
import { watchJournal } from './watch-journal.ts'

/** `node journey-apart.ts 500`: the plain demo of so many workers, measured; JSON on standard output, the story on standard error. */
const workers = Number(process.argv[2])
const seed = 11
const startedAt = performance.now()
const [journal, calls, cpu] = [watchJournal(), countCalls(), await profileCpu()]
// As `npm run demo` takes them.
const counties = usualCounties.slice(0, Math.max(2, Math.ceil(workers / 250)))
const { csv } = generateSurveySheet({ workers, seed, counties, today: dateInShanghai(demoStart) })
const data = await mkdtemp(join(tmpdir(), 'zhida-bench-journey-'))
const sheets = [{ fileName: 'generated-survey.csv', content: csv }]
try {
  const measured = await runDemo({ seed, data, keep: false, sheets, stream: process.stderr }, async (end) => {
    // What is read for the result is no part of the journey.
    const known = { ...calls.counts(), ...journal.counts(), tableSeconds: cpu.tableSeconds() }
    const kept = structuredClone(known)
    const { journey, wallSeconds, peakMemoryMb } = await readResult(end, startedAt)
    return { ...kept, handedOver: journey['handedOver'] ?? 0, wallSeconds, peakMemoryMb }
  })
  const figures: JourneyFigures = { workers, ...measured, cpu: await cpu.stop() }
  process.stdout.write(JSON.stringify(figures))
} finally {
  await rm(data, { recursive: true, force: true })
}
