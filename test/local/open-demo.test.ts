import { expect, test } from 'vitest'
import { howToOpen } from '../../local/demo/how-to-open.ts'
import { readOptions } from '../../local/demo/read-options.ts'
import { openStory } from '../../local/demo/story.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import { SetupProblem } from '../../local/setup-problem.ts'
import { demoIn } from '../../local/start/demo-in.ts'

test('a demo that was broken off is to end before it is opened', async () => {
  const ledger = openLedger()
  await openStory(ledger, { now: () => '2027-03-01T01:00:00.000Z' as never }).once(
    'begin',
    () => '--workers 50 --seed 7 (0a1b2c3d)',
  )
  expect(() => demoIn('season', ledger)).toThrow(
    new SetupProblem(
      'season holds a demo that was broken off: let it end first, by npm run demo -- --workers 50 --seed 7 --data season',
    ),
  )
})

test('a folder of something else holds no demo', () => {
  expect(demoIn('season', openLedger())).toBeNull()
})

test.each([
  [['--data', '/tmp/a season'], "npm start -- --data '/tmp/a season'"],
  [
    ['--workers', '90', '--seed', '4'],
    'npm run demo -- --workers 90 --seed 4 --data demo-data && npm start -- --data demo-data',
  ],
  [
    ['--survey', "a's.xlsx", '--job-orders', 'orders.json'],
    "--survey 'a'\\''s.xlsx' --job-orders orders.json --seed 1 --data demo-data",
  ],
])('how to open what %j came to can be pasted into a shell', (args, command) => {
  expect(howToOpen(readOptions(args))).toContain(command)
})
