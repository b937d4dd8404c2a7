import { toldTwice } from '../journeys/told-twice.ts'
import { noOptions } from '../no-options.ts'
import { comeTo } from './come-to.ts'
import { drillDeploy, type Ended } from './drill-deploy.ts'
import { makeReleases } from './make-releases.ts'

noOptions('npm run deploy-drill')
// What breaks in the counter-proof, and is tried again, is no news.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT'
/** More than the test plays, so that people come to every end. */
const workers = 120
const releases = await makeReleases()
try {
  const drill = await drillDeploy(releases, { workers })
  const alone = await drillDeploy(releases, { workers, deploys: false })
  const broken = await drillDeploy(releases, { workers, naming: 'without a version' })
  const { task, workflow } = drill.deployed
  const lines = [
    `${drill.deployed.tasks} tasks, of which changed: ${task.join(', ')}`,
    `deployed while the first batch was "${drill.first.stoodAt}": ${workflow.name} goes from version ${workflow.before} to ${workflow.after}`,
    `first batch  ${told(drill.first)}`,
    `second batch ${told(drill.second)}, begun after it`,
    `third batch  begins with version ${drill.third}, the alias turned back`,
    `rows: ${drill.rows}, unexplained: ${drill.unexplained}; texts: ${drill.texts.length}, told twice: ${toldTwice({ sent: drill.texts }).length}`,
    `without the deployment everybody comes to the same: ${JSON.stringify(comeTo(alone)) === JSON.stringify(comeTo(drill)) ? 'yes' : 'no'}`,
    `and if definitions named no versions:`,
    `first batch  ${told(broken.first)}`,
    ...broken.first.stalls
      .slice(0, 1)
      .map(
        ({ step, cause }) =>
          `  waits for an operator at "${step.en}": ${cause.replaceAll(/(?:\\n|\s)+/g, ' ').split(' ] [')[0]}`,
      ),
  ]
  console.log(lines.join('\n'))
} finally {
  await releases.remove()
}

function told({ batch, version, closedBy, placements, stalls }: Ended): string {
  const states = [...Map.groupBy(placements, ({ journey }) => journey.state)].map(
    ([state, { length }]) => `${length} ${state}`,
  )
  const calls = Object.entries(closedBy).map(([of, count]) => `version ${of} (${count} calls)`)
  return `version ${version}: ${batch.progress.step}; close-offers of ${calls.join(', ')}; ${[...states, `${stalls.length} stalls`].join(', ')}`
}
