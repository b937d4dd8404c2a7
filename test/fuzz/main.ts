import { parseArgs } from 'node:util'
import { routes } from '../../functions/catalog.ts'
import { fuzzRoutes } from './fuzz-routes.ts'

/** `npm run fuzz`, or `npm run fuzz -- --seed 7 --each 500 --only enterprises/` to send the same again. */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, each: { type: 'string' }, only: { type: 'string', default: '' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const each = Number(values.each ?? Math.ceil(12_000 / Object.keys(routes).length))
console.log(`seed ${seed}, ${each} requests a route`)
const began = performance.now()
const { requests, byStatus, faults } = await fuzzRoutes({ seed, each, only: values.only })
const seconds = ((performance.now() - began) / 1000).toFixed(0)
console.log(`${requests} requests in ${seconds} s, by status ${JSON.stringify(byStatus)}, ${faults.length} faults`)
for (const fault of faults.slice(0, 20)) console.error(`\n${fault}`)
if (faults.length > 0) console.error(`\nthe same again: npm run fuzz -- --seed ${seed} --each ${each} --only ROUTE`)
process.exitCode = faults.length > 0 ? 1 : 0
