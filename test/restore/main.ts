import { toldTwice } from '../journeys/told-twice.ts'
import { noOptions } from '../no-options.ts'
import { drillRestore, isSettled } from './drill-restore.ts'

/** `npm run restore-drill`: what docs/restore.md shows. */
noOptions('npm run restore-drill')
const { items, texts, offers, seconds, survey, batch, placements, ...drill } = await drillRestore({ workers: 60 })
const short = (value: number) => `${value.toFixed(2)} s`
const lines = [
  `copied at ${drill.copiedAt} while offers were written (${short(seconds.copy)}), lost at ${drill.lostAt}`,
  `items: ${items.atLoss} when it was lost, ${items.restored} in the copy (${short(seconds.restore)} until the service stood on it)`,
  `texts on phones when it was lost: ${texts.beforeLoss}; offers: ${offers.atLoss.length}`,
  `looked (${short(seconds.look)}):`,
  ...drill.findings.before.map(({ as, about, says }) => `  ${as}  ${about}: ${says}`),
  `mended (${short(seconds.mend)}):`,
  ...drill.findings.mended.map(({ as, about, says }) => `  ${as}  ${about}: ${says}`),
  `items: ${items.mended}, of those before the loss ${items.missing.length} missing: ${items.missing.join(', ')}`,
  `offers: ${offers.mended.length}`,
  `the sheet whose import failed: ${survey.atLoss.state} when the table was lost, ${survey.mended.state} after its execution was redriven`,
  `the batch: ${batch.progress.step}, ${'why' in batch ? batch.why : 'as it should'}`,
  `people with a post: ${placements.length}, of whom left without an end: ${placements.filter(({ journey }) => !isSettled(journey.state)).length}`,
  `texts: ${texts.sent.length}, told twice: ${toldTwice(texts).length}`,
]
console.log(lines.join('\n'))
