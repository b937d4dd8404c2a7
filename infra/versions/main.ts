import { LambdaClient } from '@aws-sdk/client-lambda'
import { SFNClient } from '@aws-sdk/client-sfn'
import { optionsOf } from '../options-of.ts'
import { readStage, refuseExample } from '../read-stage.ts'
import { stageNames } from '../stage-names.ts'
import { tellProblem } from '../tell-problem.ts'
import { deleteOldVersions, findOldVersions } from './delete-old-versions.ts'

const usage = `npm run versions -- --stage NAME            lists published versions that nothing can call any more
npm run versions -- --stage NAME --delete   deletes them`

/** `npm run versions`; docs/upgrading.md. Ends with 1 where something could not be looked at or deleted, and with 2 for what was asked wrongly. */
try {
  const options = { stage: { type: 'string' }, delete: { type: 'boolean', default: false } } as const
  const { values } = optionsOf(usage, { options })
  const stage = await readStage(values.stage)
  refuseExample(stage)
  const at = { region: stage.region }
  await clean(values.delete, {
    service: stageNames(stage.name).service,
    lambda: new LambdaClient(at),
    states: new SFNClient(at),
    now: new Date(),
  })
} catch (error) {
  tellProblem(error)
}

async function clean(deletes: boolean, account: Parameters<typeof findOldVersions>[0]): Promise<void> {
  if (deletes) {
    await deleteOldVersions(account, (what) => console.log(`deleted  ${what}`))
    return
  }
  const { machines, functions, stay } = await findOldVersions(account)
  for (const arn of machines) console.log(`old  ${arn}`)
  for (const { name, version } of functions) console.log(`old  ${name}:${version}`)
  const old = machines.length + functions.length
  console.log(
    `${old} old, ${stay.machines} of workflows and ${stay.functions} of functions stay${old > 0 ? '; --delete deletes the old' : ''}`,
  )
}
