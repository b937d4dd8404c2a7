import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The first two run alone in their process: later, a worker that has loaded everything would end for each. The others take a
 * sixth of a minute or more on two cores; `npm run bench -- tests` names them.
 */
const first = [
  'journeys/whole-journey',
  'service/heartbeat',
  'journeys/each-task-breaks',
  'deploy/drill-deploy',
  'journeys/season',
  'journeys/operator-at-night',
  'notices/killed-round',
  'fuzz/fuzz-routes',
  'journeys/old-data',
  'journeys/late-release',
  'restore/drill-restore',
  'journeys/ends-early',
  'reports/recount',
]

/** What takes longest begins first, in a clone that has never run its tests too, so that no worker is left with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = first.findIndex((one) => moduleId.endsWith(`/test/${one}.test.ts`))
      return index < 0 ? first.length : index
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
