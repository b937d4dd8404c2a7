import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { chanceFrom } from '../../local/stepfunctions/runtime/chance-from.ts'
import { figures, type KillPoint, runDemoApart } from './run-demo-apart.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhida-killed-'))
afterEach(() => rmSync(folder, { recursive: true }))

/** What the engine writes when it is there. */
const inMap = '"stage":"running"'
const inSaga = 'LambdaFunctionScheduled.*:function:zhida-transport-booking-(hold|confirm)-trip'

const runDemo = (data: string, killPoint: KillPoint) =>
  runDemoApart({ folder, data, options: ['--workers', '45'] }, killPoint)

/** What was under way in a folder when its process was killed. */
function underWay(data: string) {
  const db = new DatabaseSync(join(folder, data, 'workflows.sqlite'))
  const is = (query: string) => db.prepare(query).get() !== undefined
  try {
    return {
      map: is("SELECT 1 FROM map_runs WHERE status = 'RUNNING'"),
      saga: is(`SELECT 1 FROM executions WHERE status = 'RUNNING' AND arn LIKE '%:execution:zhida-book-trip:%'`),
      wait: is("SELECT 1 FROM threads WHERE json_extract(record, '$.phase.kind') = 'waiting'"),
    }
  } finally {
    db.close()
  }
}

const mostKills = 32
const chance = chanceFrom(5, 'kill points')
const between = (least: number, most: number) => String(least + Math.floor(chance() * (most - least + 1)))

test('a demo that is killed again and again comes to what the undisturbed one comes to', {
  timeout: 600_000,
}, async () => {
  const undisturbed = await runDemo('undisturbed', {})
  const inside = { map: 0, saga: 0, wait: 0 }
  let kills = 0
  function nextKillPoint(): KillPoint {
    if (kills === mostKills) return {}
    const aim = inside.map < 3 ? inMap : inSaga
    return { KILL_AFTER: between(50, 195), KILL_IN: aim, KILL_IN_AFTER: between(1, 6) }
  }
  let run = await runDemo('killed', nextKillPoint())
  while (run.killed) {
    const was = underWay('killed')
    for (const place of ['map', 'saga', 'wait'] as const) inside[place] += was[place] ? 1 : 0
    kills += 1
    run = await runDemo('killed', nextKillPoint())
  }
  expect(kills).toBeGreaterThanOrEqual(30)
  expect(inside.map).toBeGreaterThanOrEqual(3)
  expect(inside.saga).toBeGreaterThanOrEqual(2)
  expect(inside.wait).toBeGreaterThanOrEqual(5)
  expect(run.told).toContain('going on with the demo')
  expect(figures(run.said)).toEqual(figures(undisturbed.said))

  const again = await runDemo('killed', {})
  expect(again.told).toContain('has ended')
  expect(figures(again.said)).toEqual(figures(undisturbed.said))
})
