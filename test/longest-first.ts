import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each takes a sixth of a minute or more on two cores; `npm run bench -- tests` names them. */
const longest = [
  'journeys/whole-journey',
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
    const isLong = ({ moduleId }: TestSpecification) => longest.some((one) => moduleId.endsWith(`/test/${one}.test.ts`))
    const inOrder = await super.sort(files)
    return [...inOrder.filter(isLong), ...inOrder.filter((file) => !isLong(file))]
  }
}
