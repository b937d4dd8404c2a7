import { handler } from '../../../functions/batches/freeze-candidates.ts'
import { depsOfThisFunction, provide } from '../../../functions/wiring/deps.ts'
import * as makers from '../../../functions/wiring/makers.ts'
import * as stores from '../../../functions/wiring/stores.ts'
import { countUnits } from '../../storage/embedded-table.ts'

/** What freezing the candidates of a batch took, in a process of its own: `node freeze-apart.ts BATCH`. */
export interface FreezeMeasurement {
  readonly candidates: number
  readonly seconds: number
  readonly calls: number
  readonly units: number
  readonly megabytesBefore: number
  readonly megabytes: number
}

provide({ stores, makers })
const counted = countUnits(depsOfThisFunction().database)
const megabytesNow = () => Math.round(process.resourceUsage().maxRSS / 1000)
const megabytesBefore = megabytesNow()
const began = performance.now()
const answer = await handler({ batchId: process.argv[2] }, { functionName: 'freeze-candidates' } as never)
const { candidates } = answer as { candidates: number }
const seconds = (performance.now() - began) / 1000
const measured: FreezeMeasurement = { candidates, seconds, ...counted, megabytesBefore, megabytes: megabytesNow() }
process.stdout.write(JSON.stringify(measured))
