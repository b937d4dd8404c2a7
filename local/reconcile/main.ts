import { parseArgs } from 'node:util'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { defaultService } from '../../functions/gateways/resource-names.ts'
import { tableClient } from '../../functions/gateways/table-client.ts'
import { batchesIn } from '../../storage/batches/batches.ts'
import { reconcile } from './reconcile.ts'

const usage =
  'npm run reconcile -- --machines arn:PARTITION:states:REGION:ACCOUNT:stateMachine: --table NAME --since 2026-11-28T03:20:00Z [--service zhida_NAME] [--texts-once] [--mend]'
const marks = { ok: 'ok         ', 'to-do': 'TO DO      ', 'not-checked': 'not checked' } as const
const options = {
  machines: { type: 'string', default: '' },
  table: { type: 'string', default: '' },
  since: { type: 'string', default: '' },
  service: { type: 'string', default: defaultService },
  'texts-once': { type: 'boolean', default: false },
  mend: { type: 'boolean', default: false },
} as const

/** `npm run reconcile`; docs/restore.md. Ends with 1 where something is to be done, 3 where something was not looked at, 2 for what was asked wrongly. */
const { machines, table, since, service, mend, 'texts-once': textsOnce } = parseArgs({ options }).values
const [, region = ''] = /^arn:[\w-]+:states:([\w-]+):\d{12}:stateMachine:$/.exec(machines) ?? []
const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(since) && !Number.isNaN(Date.parse(since))
if (region === '' || table === '' || !isMoment) {
  console.error(usage)
  process.exitCode = 2
} else {
  const at = { region }
  const findings = await reconcile({
    sfn: new SFNClient(at),
    s3: new S3Client({ ...at, forcePathStyle: true }),
    lambda: new LambdaClient(at),
    batches: batchesIn({ client: tableClient(at), table }),
    stateMachinesArn: machines,
    service,
    since: new Date(since),
    textsOnce,
    mend,
  })
  for (const { about, as, says } of findings) console.log(`${marks[as]}  ${about}: ${says}`)
  if (findings.some(({ as }) => as === 'to-do')) process.exitCode = 1
  else if (findings.some(({ as }) => as === 'not-checked')) process.exitCode = 3
}
