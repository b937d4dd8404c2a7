import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { DemoResult } from '../../local/demo/demo-result.ts'
import { demoStart } from '../../local/demo/demo-start.ts'
import { everyPage } from '../../local/demo/every-page.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { readResult } from '../../local/demo/read-result.ts'
import { runDemo } from '../../local/demo/run-demo.ts'
import { figures, type KillPoint, type Run, runDemoApart } from './run-demo-apart.ts'
import { tellToNobody } from './tell-to-nobody.ts'

const workers = 45

async function seasonOf(seed: number): Promise<{ result: DemoResult; cases: readonly Case[] }> {
  const counties = ['530602', '530621']
  const { csv } = generateSurveySheet({ workers, seed, counties, today: dateInShanghai(demoStart) })
  const data = await mkdtemp(join(tmpdir(), 'zhida-season-'))
  const sheets = [{ fileName: 'survey.csv', content: csv }]
  try {
    const script = { seed, data, keep: false, sheets, scenario: 'season', stream: tellToNobody() } as const
    return await runDemo(script, async (end) => ({
      result: await readResult(end, performance.now()),
      cases: await everyPage<Case>(end.office, '/v1/cases', '&standing=closed'),
    }))
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

const sum = (...counts: (number | undefined)[]) => counts.reduce<number>((all, count) => all + (count ?? 0), 0)

test('a season goes wrong as it says, explains everybody, and comes to the same once more, also when it is killed', async () => {
  const { result, cases } = await seasonOf(5)
  const { season, followUp, survey, unexplained } = result
  if (!season) throw new Error('a season tells what it came to')
  expect(unexplained).toBe(0)
  expect(Object.values(season.finalStates).reduce((sum, count) => sum + count, 0)).toBe(survey.rows)

  // What was drawn is what the service saw, and nothing else.
  const asked = followUp['1']?.asked ?? 0
  expect(season).toMatchObject({ brokenPromises: { of: asked }, silent: { of: asked }, leftEarly: { of: asked } })
  for (const day of ['1', '7', '30', '90', '180']) expect(followUp[day]?.silent).toBe(season.silent.people)
  expect(season.finalStates['stayed-silent'] ?? 0).toBe(season.silent.people)
  expect(season.why['left-early']?.['They said so themselves when they were asked.'] ?? 0).toBe(season.leftEarly.people)
  const told = cases.filter(({ kind }) => kind === 'promise')
  expect(told).toHaveLength(season.brokenPromises.onDayOne)
  expect(cases.filter(({ kind }) => kind === 'wages')).toHaveLength(season.brokenPromises.firstWage)

  // The service keeps what the firm confirmed; whom its gate turned away it knows, and looks after.
  const { firmWentBack, coachLost, flood } = season
  expect(firmWentBack?.answered ?? '名额').toContain('名额')
  const turnedAway = cases.filter(({ kind }) => kind === 'diverted').length
  expect(turnedAway).toBeGreaterThan(0)
  expect(turnedAway).toBeLessThanOrEqual(firmWentBack?.turnedAway.people ?? 0)
  expect(coachLost).toMatchObject({ why: 'vehicle-broken-down', inItsPlace: expect.any(Number) })
  expect(coachLost?.inItsPlace).toBeGreaterThan(0)
  expect(flood).toMatchObject({ people: (flood?.noNeed ?? 0) + (flood?.needsHelp ?? 0) + (flood?.notReached ?? 0) })
  expect(flood?.needsHelp).toBe(Math.round(0.15 * (flood?.people ?? 0)))
  // Whom nobody reached was offered no job, and that is why.
  expect(flood?.paused).toBe(flood?.notReached)

  // Silence on the way home means no seat, and nothing else; whoever said yes is home, withdrew, or was not there.
  const { homeward } = result
  expect(homeward?.asked).toBeGreaterThan(0)
  expect(homeward).toMatchObject({ open: 0, asked: sum(homeward?.yes, homeward?.stay, homeward?.silent) })
  expect(homeward?.yes).toBe(sum(homeward?.arrived, homeward?.withdrew, homeward?.missed))
  expect(homeward?.arrived).toBe(homeward?.travelled)

  // Nobody who never worked there has anything to claim for staying.
  const staying = season.subsidies.find(({ policyId }) => policyId === 'demo-2027-staying-flat')
  expect(staying).toMatchObject({ claimableYuan: 2000 * (staying?.eligible ?? 0) })
  expect(staying?.eligible).toBeLessThanOrEqual(asked)

  // Killed where the coach was lost, and again where people are asked about the way home, it goes on to the same.
  const run = await killed([
    'LambdaFunctionScheduled.*:function:zhida-transport-disruption-cancel-disrupted',
    'MapStateEntered.*"Ask each about the journey"',
  ])
  expect(run.told).toContain('going on with the demo')
  expect(figures(run.said)).toEqual(figures(JSON.stringify(result)))
})

/** The same season in processes of their own, killed a few steps after each of these was begun; the last one comes to its end. */
async function killed(where: readonly string[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'zhida-season-killed-'))
  const options = ['--scenario', 'season', '--workers', String(workers), '--seed', '5']
  const run = (killPoint?: KillPoint) => runDemoApart({ folder, data: 'data', options }, killPoint)
  try {
    for (const KILL_IN of where) expect(await run({ KILL_IN, KILL_IN_AFTER: '3' })).toMatchObject({ killed: true })
    return await run()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
