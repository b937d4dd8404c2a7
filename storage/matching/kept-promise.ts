import type { JobPromise } from '../../domain/enterprises/job-promise.ts'

type NamesIn<Value> = Value extends string | readonly unknown[]
  ? never
  : Value extends object
    ? { [Name in keyof Value & string]: Name | NamesIn<Value[Name]> }[keyof Value & string]
    : never
/** Every name of a field in a promise, however deep. */
type PromiseField = NamesIn<Required<JobPromise>>

/** A name that is given up stays in the table: items of before have its letters. */
const letters: Readonly<Record<PromiseField, string>> = {
  employer: 'e',
  post: 'p',
  monthlyWage: 'w',
  baseWage: 'bw',
  minorUnits: 'm',
  currency: 'u',
  cityCode: 'cc',
  city: 'c',
  site: 's',
  shift: 'h',
  hoursPerWeek: 'hw',
  hoursPerDay: 'hd',
  overtimePay: 'o',
  basis: 'ob',
  workdayPercent: 'ow',
  restDayPercent: 'or',
  holidayPercent: 'oh',
  payDay: 'pd',
  board: 'b',
  lodging: 'l',
  given: 'g',
  monthlyCost: 'mc',
  startDate: 'd',
  requiredBrand: 'rb',
  brandId: 'bi',
  grade: 'bg',
}
const names: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(letters).map(([name, short]) => [short, name]),
)

/** A promise as it lies: with letters for its fields' names, or of a release before with the names. */
export type KeptPromise = Readonly<Record<string, unknown>>

/** The names are a third of it, and a placement is written five times. */
export function keptPromise(promise: JobPromise): KeptPromise {
  return renamed(promise, letters) as KeptPromise
}

/** As it was given. */
export function promiseKept(kept: KeptPromise): JobPromise {
  return renamed(kept, names) as JobPromise
}

function renamed(value: unknown, to: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [to[name] ?? name, renamed(one, to)]))
}
