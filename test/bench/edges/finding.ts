import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type CalendarDate, plus, plusDays } from '../../../domain/kernel/instant.ts'
import { NationalId, PersonName, Phone } from '../../../domain/kernel/personal.ts'
import { counties } from '../../../domain/kernel/places/counties.ts'
import { cityScope, countyScope, type Waiting, type WaitingScope } from '../../../domain/kernel/waiting.ts'
import { tableName } from '../../../local/runtime/function-environment.ts'
import { rowsOf, waitingEntity } from '../../../storage/kernel/waiting.ts'
import { putEach } from '../../../storage/put-each.ts'
import { aWorker } from '../../surveys/a-worker.ts'
import { idBornOn } from '../../surveys/written-sheet.ts'
import { openWorld, type World } from '../../world.ts'
import type { Row } from '../row.ts'
import { percentilesOf } from './percentiles.ts'

/** Whose index entries lie in the table; these are looked for among them. */
const others = 1_000_000
const people = 100
/** Entries of one list each. */
const waiting = { province: 5000, county: 60, city: 300 }
const cities = ['441900', '440300', '330100', '310000', '350200']
/** Milliseconds, of one colleague who asks once after the other. */
const most = 50
const county = '530627'
const firstBirthday = '1970-01-01' as CalendarDate

/**
 * Work lists of the three roles, and somebody found by phone, ID and name, over HTTP among the index entries of a million workers.
 * These are written straight into the embedded table's file: by its protocol that would take an hour.
 */
export async function benchFinding(): Promise<Row[]> {
  const world = await openWorld({ partners: false, keep: true })
  try {
    const started = performance.now()
    await fillLists(world)
    const wanted = await register(world)
    insertOthers(join(world.data, 'dynamodb.sqlite'))
    const loaded = (performance.now() - started) / 1000
    const tokens = {
      province: await world.token({ role: 'province' }),
      county: await world.token({ role: 'county', counties: [county] }),
      station: await world.token({ role: 'station', cities: cities.slice(0, 1) }),
    }
    const rows: Row[] = [
      {
        what: `finding: ${others.toLocaleString('en')} workers' index entries loaded`,
        target: '-',
        measured: `${loaded.toFixed(0)} s, of which none counts below`,
        ok: true,
      },
    ]
    for (const [role, token] of Object.entries(tokens))
      rows.push(await measured(`work list of a ${role}`, wanted, () => world.call('GET', '/v1/worklist', { token })))
    const search = (what: string, bodyOf: (one: Wanted) => object) =>
      measured(`search by ${what}`, wanted, async (one) => {
        const answer = await world.call('POST', '/v1/workers/search', { token: tokens.county, body: bodyOf(one) })
        const { items } = answer.body as { items: { workerId: string }[] }
        if (items.length !== 1 || items[0]?.workerId !== one.workerId) throw new Error(`not found by ${what}`)
        return answer
      })
    rows.push(await search('phone', ({ phone }) => ({ phone })))
    rows.push(await search('ID', ({ nationalId }) => ({ nationalId })))
    rows.push(await search('name', ({ name, birthDate }) => ({ name, birthDate, county })))
    rows.push(
      await measured('story of a worker', wanted, ({ workerId }) =>
        world.call('GET', `/v1/workers/${workerId}`, { token: tokens.county }),
      ),
    )
    return rows
  } finally {
    await world.close()
  }
}

async function measured(
  what: string,
  wanted: readonly Wanted[],
  ask: (one: Wanted) => Promise<{ status: number }>,
): Promise<Row> {
  const milliseconds: number[] = []
  for (const one of [...wanted.slice(0, 5), ...wanted]) {
    const before = performance.now()
    const { status } = await ask(one)
    milliseconds.push(performance.now() - before)
    if (status !== 200) throw new Error(`${what} answered ${status}`)
  }
  // The first few load the function.
  const { p50, p95, max } = percentilesOf(milliseconds.slice(5))
  return {
    what: `finding: ${what}`,
    target: `median under ${most} ms`,
    measured: `median ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${max.toFixed(1)} ms`,
    ok: p50 < most,
  }
}

async function fillLists({ deps }: World): Promise<void> {
  const lists: [WaitingScope, number][] = [
    ['province', waiting.province],
    ...[...counties.keys()].map((code): [WaitingScope, number] => [countyScope(code), waiting.county]),
    ...cities.map((code): [WaitingScope, number] => [cityScope(code), waiting.city]),
  ]
  const now = deps.clock.now()
  const kinds = ['case', 'alarm', 'late-report', 'booking-by-hand'] as const
  const entries = lists.flatMap(([scope, count]) =>
    Array.from({ length: count }, (_, index): Waiting => {
      const id = `trp_${scope.replace(/\W/g, '')}${String(index).padStart(6, '0')}`
      const kind = kinds[index % kinds.length] ?? 'alarm'
      const subject = { tripId: id, caseId: id, alarmId: id, report: 'roll-call' }
      const since = plus(now, { minutes: -index })
      return {
        kind,
        id,
        subject,
        scopes: [scope],
        since,
        until: plus(since, { days: 1 }),
        note: { zh: '待处理', en: 'x' },
      }
    }),
  )
  const entity = waitingEntity(deps.database)
  await putEach(entries.flatMap(rowsOf), (some) => entity.put(some).go())
}

interface Wanted {
  readonly workerId: string
  readonly phone: string
  readonly nationalId: string
  readonly name: string
  readonly birthDate: CalendarDate
}

async function register({ deps }: World): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  for (let number = 1; number <= people; number += 1) {
    const birthDate = plusDays(firstBirthday, number)
    const nationalId = idBornOn(birthDate, number)
    const phone = `139${String(number).padStart(8, '0')}`
    const name = '王秀英'
    const facts = { name: new PersonName(name), nationalId: new NationalId(nationalId), phone: new Phone(phone) }
    const worker = await aWorker({ ...facts, countyCode: county, birthDate }, deps.vault)
    await deps.workers.register([worker], deps.clock.now())
    wanted.push({ workerId: worker.workerId, phone, nationalId, name, birthDate })
  }
  return wanted
}

/** What the table's own file holds of a worker, a phone and a name, with keys spread as hashes are, and nothing else of them. */
function insertOthers(file: string): void {
  const table = new DatabaseSync(file, { timeout: 60_000 })
  const text = (value: string) => `json_object('S', ${value})`
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${others}),
    person AS (SELECT 'wrk_' || printf('%024x', (i * 2654435761) % 4294967296) AS id,
      printf('%032x', (i * 2246822519) % 4294967296) AS hash FROM n)`
  const keys = {
    worker: [`'$zhida#workerid_' || id`, `'$worker_1'`],
    phone: [`'$zhida#phonehash_' || hash`, `'$worker_1#workerid_' || id`],
    name: [`'$zhida#namehash_' || hash`, `'$workername_1#workerid_' || id`],
  } as const
  const item = (entity: string, [pk, sk]: readonly [string, string], more: string) =>
    `json_object('pk', ${text(pk)}, 'sk', ${text(sk)}, 'workerId', ${text('id')}, '__edb_e__', ${text(`'${entity}'`)}, '__edb_v__', ${text(`'1'`)}, ${more})`
  const [pk, sk] = keys.worker
  const workerItem = item(
    'worker',
    keys.worker,
    `'phoneHash', ${text('hash')}, 'gsi2pk', ${text(keys.phone[0])}, 'gsi2sk', ${text(keys.phone[1])}`,
  )
  const nameItem = item('workerName', keys.name, `'nameHash', ${text('hash')}`)
  table.exec('BEGIN')
  table.exec(
    `${numbers} INSERT OR IGNORE INTO "${tableName}" (pk, sk, item_json, item_size)
     SELECT 'S:' || ${pk}, 'S:' || ${sk}, ${workerItem}, 300 FROM person`,
  )
  table.exec(
    `${numbers} INSERT OR IGNORE INTO "${tableName}::gsi::gsi2" (gsi_pk, gsi_sk, table_pk, table_sk, item_json)
     SELECT 'S:' || ${keys.phone[0]}, 'S:' || ${keys.phone[1]}, 'S:' || ${pk}, 'S:' || ${sk}, ${workerItem} FROM person`,
  )
  table.exec(
    `${numbers} INSERT OR IGNORE INTO "${tableName}" (pk, sk, item_json, item_size)
     SELECT 'S:' || ${keys.name[0]}, 'S:' || ${keys.name[1]}, ${nameItem}, 200 FROM person`,
  )
  table.exec('COMMIT')
  const { count } = table.prepare(`SELECT count(*) AS count FROM "${tableName}"`).get() as { count: number }
  if (count < 2 * others) throw new Error(`only ${count} items were loaded`)
  table.close()
}
