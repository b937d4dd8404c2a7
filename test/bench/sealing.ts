import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { sealWorker } from '../../functions/surveys/seal-worker.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { openWorld } from '../world.ts'
import type { Row } from './row.ts'

const today = '2026-03-02' as CalendarDate
const rows = 10_000
/** As `check-sheet` does: so many rows share a call that keeps their keys. */
const partSize = 200

/** Milliseconds of CPU: what else the machine does is not measured. */
function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What an import pays for sealing each row with a data key of its person, keys kept in the embedded table. */
export async function benchSealing(): Promise<Row[]> {
  const world = await openWorld({ partners: false })
  const { vault } = world.deps
  const { csv } = generateSurveySheet({ workers: rows, seed: 1, today })
  const reading = await readSurveySheet(Buffer.from(csv), { importDate: today })
  if (isRefusal(reading)) throw new Error(reading.detail)
  const surveyId = derivedId('SurveyId', 'bench')
  let sealing = 0
  let keeping = 0
  for (let start = 0; start < reading.accepted.length; start += partSize) {
    const keys = vault.newKeys()
    const before = process.cpuUsage()
    await Promise.all(
      reading.accepted.slice(start, start + partSize).map((row) => sealWorker(row, surveyId, { vault, keys })),
    )
    sealing += since(before)
    const sealed = process.cpuUsage()
    await keys.keep()
    keeping += since(sealed)
  }
  await world.close()
  const aSecond = (milliseconds: number) => Math.round((reading.accepted.length / milliseconds) * 1000)
  const told = (rate: number) => `${rate.toLocaleString('en')} rows a second of CPU`
  return [
    {
      what: 'sealing rows of a survey',
      target: 'at least 3,000',
      measured: told(aSecond(sealing)),
      ok: aSecond(sealing) >= 3000,
    },
    {
      what: 'the same, with their keys wrapped and kept',
      target: 'told',
      measured: told(aSecond(sealing + keeping)),
      ok: true,
    },
  ]
}
