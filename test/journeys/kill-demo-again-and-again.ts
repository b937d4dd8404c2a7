import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { chanceFrom } from '../../local/stepfunctions/runtime/chance-from.ts'
import { type DemoApart, type KillPoint, type Run, runDemoApart } from './run-demo-apart.ts'

export interface KilledDemo {
  readonly kills: number
  /** How many of the kills came while this was under way. */
  readonly inside: { readonly map: number; readonly saga: number; readonly wait: number }
  /** The run that came to the end at last. */
  readonly last: Run
  /** One more on the same folder. */
  readonly again: Run
}

const mostKills = 30

/** What the engine writes when it is there. */
const inMap = '"stage":"running"'
const inSaga = 'TaskScheduled.*:function:zhida-transport-booking-list-legs'

/** Plays a demo that keeps its data, in processes that are killed one after the other, until one is left to end. */
export async function killDemoAgainAndAgain(demo: DemoApart): Promise<KilledDemo> {
  const chance = chanceFrom(5, 'kill points')
  const between = (least: number, most: number) => String(least + Math.floor(chance() * (most - least + 1)))
  const inside = { map: 0, saga: 0, wait: 0 }
  let kills = 0
  function nextKillPoint(): KillPoint {
    if (kills === mostKills) return {}
    const aim = inside.map < 3 ? inMap : inSaga
    return { KILL_AFTER: between(80, 260), KILL_IN: aim, KILL_IN_AFTER: between(1, 6) }
  }
  let last = await runDemoApart(demo, nextKillPoint())
  while (last.killed) {
    const was = underWay(join(demo.folder, demo.data))
    for (const place of ['map', 'saga', 'wait'] as const) inside[place] += was[place] ? 1 : 0
    kills += 1
    last = await runDemoApart(demo, nextKillPoint())
  }
  return { kills, inside, last, again: await runDemoApart(demo) }
}

/** What was under way in a folder when its process was killed. */
function underWay(data: string) {
  const db = new DatabaseSync(join(data, 'workflows.sqlite'))
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
