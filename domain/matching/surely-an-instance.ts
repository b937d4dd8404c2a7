import type { MatchingInstance, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'

type Fits = (field: unknown) => boolean

const isText: Fits = (field) => typeof field === 'string'
const isId: Fits = (field) => typeof field === 'string' && field !== ''
const isWhole = (from: number, to = Number.MAX_SAFE_INTEGER): Fits => {
  return (field) => Number.isSafeInteger(field) && (field as number) >= from && (field as number) <= to
}
const isDay: Fits = Number.isSafeInteger
const listOf = (fits: Fits, longest = Number.POSITIVE_INFINITY): Fits => {
  return (field) => Array.isArray(field) && field.length <= longest && field.every(fits)
}

const worker: Readonly<Record<keyof MatchingWorker, Fits>> = {
  id: isId,
  county: isText,
  age: isWhole(0, 150),
  skills: listOf(Number.isSafeInteger),
  minimumMonthlyWageYuan: isWhole(0),
  destinations: either(listOf(isText, 3), (field) => field === 'any'),
  earliestDepartureDay: isDay,
  priority: (field) => typeof field === 'boolean',
  companionGroup: either((field) => field === null, isId),
  alreadyOffered: listOf(isText),
  tooYoungFor: listOf(isText),
}

const jobOrder: Readonly<Record<keyof MatchingJobOrder, Fits>> = {
  id: isId,
  enterprise: isId,
  city: isText,
  province: isText,
  headcount: isWhole(0, 1_000_000),
  minimumAge: isWhole(0),
  requiredSkill: either((field) => field === null, Number.isSafeInteger),
  monthlyWageYuan: isWhole(0),
  startDay: isDay,
  lodging: () => true,
}

/**
 * Whether a value from JSON is an instance, told in a fifth of the time that its schema takes and without loading that. True
 * only where the schema says the same; false says nothing: the schema then decides, and knows the words.
 */
export function surelyAnInstance(value: unknown): value is MatchingInstance {
  const { format, workers, jobOrders, ...more } = Object(value) as Record<string, unknown>
  return (
    format === 'matching-workers-1' &&
    Object.keys(more).length === 0 &&
    rowsOf(workers, worker, ['alreadyOffered', 'tooYoungFor']) &&
    rowsOf(jobOrders, jobOrder, ['lodging'])
  )
}

function rowsOf(rows: unknown, fields: Readonly<Record<string, Fits>>, optional: readonly string[]): boolean {
  if (!Array.isArray(rows)) return false
  const ids = new Set<unknown>()
  const needed = Object.keys(fields).filter((name) => !optional.includes(name))
  const fits = new Map(Object.entries(fields))
  for (const row of rows as readonly Record<string, unknown>[]) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
    let known = 0
    for (const name in row) {
      if (!fits.get(name)?.(row[name])) return false
      known++
    }
    if (known < needed.length || !needed.every((name) => name in row)) return false
    ids.add(row['id'])
  }
  return ids.size === rows.length
}

function either(one: Fits, other: Fits): Fits {
  return (field) => one(field) || other(field)
}
