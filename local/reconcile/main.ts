import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { instantOf } from '../../domain/kernel/instant.ts'
import { tableClient } from '../../functions/gateways/table-client.ts'
import { batchesIn } from '../../storage/batches/batches.ts'
import { casesIn } from '../../storage/stabilisation/cases.ts'
import { evidenceIn } from '../../storage/stabilisation/evidence.ts'
import { surveysIn } from '../../storage/surveys/surveys.ts'
import { tripsIn } from '../../storage/transport/trips.ts'
import { AskedWrongly } from './asked-wrongly.ts'
import { command } from './command.ts'
import { readAsked } from './read-asked.ts'
import { readLog } from './read-log.ts'
import { reconcile } from './reconcile.ts'
import { tellFindings } from './tell-findings.ts'

const usage =
  'npm run reconcile -- --machines arn:PARTITION:states:REGION:ACCOUNT:stateMachine: --table NAME --bucket NAME --since 2026-11-28T03:20:00Z [--service zhida_NAME] [--log FILE …] [--texts-once] [--mend]'

/** `npm run reconcile`; docs/restore.md. Ends with 1 where something is to be done, 3 where something was not looked at, 2 for what was asked wrongly. */
await command(async () => {
  const asked = readAsked(usage, ['machines', 'table', 'bucket', 'since', 'service', 'log', 'texts-once', 'mend'])
  const { machines: stateMachinesArn, table, region, log, ...rest } = asked
  const logs = await Promise.all(log.map((file) => readLog(file).catch((error: Error) => notRead(file, error))))
  const at = { region }
  const database = { client: tableClient(at), table }
  tellFindings(
    await reconcile({
      ...rest,
      logs,
      stateMachinesArn,
      sfn: new SFNClient(at),
      s3: new S3Client({ ...at, forcePathStyle: true }),
      lambda: new LambdaClient(at),
      stores: {
        batches: batchesIn(database),
        trips: tripsIn(database),
        cases: casesIn(database),
        surveys: surveysIn(database),
        evidence: evidenceIn(database),
      },
      now: instantOf(Date.now()),
    }),
  )
})

function notRead(file: string, { message }: Error): never {
  throw new AskedWrongly([`--log ${file} cannot be read: ${message}`], usage)
}
