import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { functions, routes, tasks } from '../../functions/catalog.ts'
import type { RouteEntry, TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import { routeFunctions, taskFunctions } from '../../functions/wiring/lambda-functions.ts'

const staffRoute: RouteEntry = {
  operation: 'stations/list-stations',
  method: 'GET',
  path: '/v1/stations',
  calledBy: { staff: ['province'] },
  summary: 'The stations',
  success: 200,
  needs: { table: 'read' },
}

describe('the functions of a deployment', () => {
  test('hold every handler once', () => {
    const held = [...functions.routes, ...functions.tasks].flatMap(({ handlers }) => handlers)
    expect(held.sort()).toEqual([...Object.keys(routes), ...Object.keys(tasks)].sort())
  })

  test('are at most two a room beside those that stand alone', () => {
    const shared = functions.routes.filter(({ key, handlers }) => !handlers.includes(key))
    expect(shared.filter(({ key }) => !/^[a-z-]+\/(reading|writing)$/.test(key))).toEqual([])
  })

  test('that open personal details or hear webhooks share nothing', () => {
    const entries: Readonly<Record<string, RouteEntry>> = routes
    const alone = Object.entries(entries).filter(
      ([, { opensDetails, calledBy }]) =>
        opensDetails || calledBy === 'enterprise' || calledBy === 'sms-provider' || calledBy === 'sms-push',
    )
    expect(alone.length).toBeGreaterThan(8)
    for (const [name] of alone)
      expect(functions.routes.find(({ handlers }) => handlers.includes(name))?.handlers).toEqual([name])
  })
})

test('a route that may show details whole to staff can put that on record', () => {
  const entries: Readonly<Record<string, RouteEntry>> = routes
  const asked = Object.entries(entries).filter(([, { query }]) => query && 'details' in query.shape)
  expect(asked.map(([name]) => name)).toEqual(expect.arrayContaining(['transport/travel/get-manifest']))
  expect(asked.filter(([, { needs, opensDetails }]) => needs.table !== 'write' || !opensDetails)).toEqual([])
})

test('routes that read and routes that write have a function each, whatever part of the room they are in', () => {
  const writing = { ...staffRoute, method: 'POST', body: z.object({}), success: 201 } as const
  const grouped = routeFunctions({
    'stations/list-stations': staffRoute,
    'stations/duty/get-roster': staffRoute,
    'stations/add-station': writing,
    'stations/get-officer': { ...staffRoute, opensDetails: true },
    'stations/hear-siren': { ...writing, calledBy: 'enterprise' },
  })
  expect(grouped.map(({ key, handlers }) => [key, handlers])).toEqual([
    ['stations/reading', ['stations/list-stations', 'stations/duty/get-roster']],
    ['stations/writing', ['stations/add-station']],
    ['stations/get-officer', ['stations/get-officer']],
    ['stations/hear-siren', ['stations/hear-siren']],
  ])
})

test('a shared function may do what its routes need together, and is as large as the largest', () => {
  const [shared] = routeFunctions({
    'stations/list-stations': staffRoute,
    'stations/count-duties': {
      ...staffRoute,
      needs: { bucket: { read: ['batches/', 'evidence/'] }, secrets: ['links'] },
      memory: 1024,
    },
    'stations/find-duty': {
      ...staffRoute,
      needs: { table: 'write', bucket: { write: ['batches/'] }, secrets: ['links', 'sms'] },
    },
  })
  expect(shared).toMatchObject({
    needs: { table: 'write', bucket: { read: ['evidence/'], write: ['batches/'] }, secrets: ['links', 'sms'] },
    memory: 1024,
    seconds: 29,
  })
})

test('a task is a function, with two minutes unless it says otherwise', () => {
  const entries: Record<string, TaskEntry> = {
    'stations/move': { needs: {} },
    'stations/plan': { needs: {}, seconds: 600 },
  }
  expect(taskFunctions(entries).map(({ key, seconds }) => [key, seconds])).toEqual([
    ['stations/move', 120],
    ['stations/plan', 600],
  ])
})
