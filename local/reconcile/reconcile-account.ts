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
import type { Finding } from './finding.ts'
import { type Reconciling, reconcile } from './reconcile.ts'

interface Account extends Omit<Reconciling, 'sfn' | 's3' | 'lambda' | 'stores' | 'now'> {
  readonly table: string
  readonly region: string
}

/** What `reconcile` finds in the account that this process is signed in to. */
export function reconcileAccount({ table, region, ...asked }: Account): Promise<Finding[]> {
  const at = { region }
  const database = { client: tableClient(at), table }
  return reconcile({
    ...asked,
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
  })
}
