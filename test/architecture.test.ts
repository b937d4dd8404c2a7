import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))
const houses = ['domain', 'storage', 'functions', 'workflows', 'infra', 'local', 'console', 'docs'] as const
type House = (typeof houses)[number]

/** The order in which a worker passes the rooms; notices, which writes to surveyed workers, is called by all that follow. */
const passed = [
  'surveys',
  'notices',
  'enterprises',
  'stations',
  'campaigns',
  'relief',
  'batches',
  'matching',
  'transport',
  'arrival',
  'stabilisation',
  'returns',
  'subsidies',
  'reports',
  'rights',
]

/** What comes in from outside: a door knows every room, and no room a door. */
const doors = ['inbox', 'trip-page', 'enterprise-page', 'event-page', 'roll-call', 'worklist', 'service', 'console']
const rooms = [...passed, ...doors]

/**
 * Folders that are divided, each with its subfolders in the order in which they may look back; '' are the files beside them.
 * Nothing in such a folder lies anywhere else.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  'domain/transport': ['plan/solve', 'plan', 'trips', 'journeys'],
  'functions/transport': ['', 'booking', 'planning', 'travel', 'disruption'],
  'local/stepfunctions': `model language/functions language language/states language/check
    journal integrations readers writers runtime protocol`
    .split(/\s+/)
    .concat(''),
}

const mayImport: Record<House, readonly House[]> = {
  domain: ['domain'],
  storage: ['storage', 'domain'],
  functions: ['functions', 'storage', 'domain', 'workflows'],
  workflows: ['workflows', 'functions', 'domain'],
  infra: ['infra', 'functions', 'workflows', 'storage'],
  local: ['local', 'domain', 'functions', 'workflows', 'storage'],
  console: ['console', 'domain'],
  docs: ['docs', 'domain', 'functions', 'workflows'],
}

/** Pure rules may use the schema library, the solver, readers of tables and addresses, and what Node has built in. */
const domainPackages = ['zod', 'highs', 'csv-stringify', 'fflate', 'ipaddr.js', 'saxen', 'write-excel-file']

interface SourceFile {
  readonly name: string
  readonly imports: readonly string[]
}

function sourcesOf(house: House): SourceFile[] {
  return readdirSync(path.join(project, house), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const name = path.posix.join(house, ...file.split(path.sep))
      const text = readFileSync(path.join(project, name), 'utf8')
      // What the console takes of the service are types alone: nothing of a handler reaches a browser.
      const code = house === 'console' ? text.replaceAll(/^import type [^;]*? from '[^']+'$/gms, '') : text
      const specifiers = [...code.matchAll(/(?:from|import) '([^']+)'|import\(\s*'([^']+)'/g)].map(
        (found) => found[1] ?? found[2] ?? '',
      )
      return { name, imports: specifiers.map((one) => resolved(name, one)) }
    })
}

function resolved(file: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier
}

const sources = houses.flatMap(sourcesOf)
const houseOf = (file: string) => houses.find((house) => file.startsWith(`${house}/`))
const roomNameOf = (file: string) => file.split('/')[1] ?? ''
const roomOf = (file: string) => rooms.indexOf(roomNameOf(file))

const partOf = (file: string, place: string) => path.posix.relative(place, path.posix.dirname(file))

describe('who may import whom', () => {
  test('the houses look only where the design lets them', () => {
    const wrong = sources.flatMap(({ name, imports }) => {
      const from = houseOf(name) as House
      return imports.flatMap((target) => {
        const to = houseOf(target)
        return to && !mayImport[from].includes(to) ? [`${name} imports ${target}`] : []
      })
    })
    expect(wrong).toEqual([])
  })

  test('a screen of the console is a folder that can be deleted: no other looks into it', () => {
    const screenOf = (file: string) => /^console\/screens\/([^/]+)\//.exec(file)?.[1]
    const wrong = sources.flatMap(({ name, imports }) =>
      imports
        .filter((target) => screenOf(target) && screenOf(target) !== screenOf(name))
        .filter(() => name !== 'console/screens/catalog.tsx')
        .map((target) => `${name} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('a room looks back, never ahead', () => {
    const wrong = sources.flatMap(({ name, imports }) => {
      const from = roomOf(name)
      return imports.flatMap((target) => {
        const to = roomOf(target)
        return from >= 0 && to > from ? [`${name} imports ${target}`] : []
      })
    })
    expect(wrong).toEqual([])
  })

  test('a door does not look into another', () => {
    const wrong = sources.flatMap(({ name, imports }) => {
      const from = roomNameOf(name)
      return imports.flatMap((target) => {
        const to = roomNameOf(target)
        return doors.includes(from) && doors.includes(to) && from !== to ? [`${name} imports ${target}`] : []
      })
    })
    expect(wrong).toEqual([])
  })

  test.each(Object.entries(parts))('the parts of %s are these, and look back, never ahead', (place, order) => {
    const inside = (file: string) => file.startsWith(`${place}/`)
    const files = sources.filter(({ name }) => inside(name))
    expect(files.filter(({ name }) => !order.includes(partOf(name, place))).map(({ name }) => name)).toEqual([])
    const floor = (file: string) => order.indexOf(partOf(file, place))
    const wrong = files.flatMap(({ name, imports }) =>
      imports
        .filter((target) => inside(target) && floor(target) > floor(name))
        .map((target) => `${name} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('the domain is pure: no AWS, no clock, no chance of its own', () => {
    const wrong = sources
      .filter(({ name }) => name.startsWith('domain/'))
      .flatMap(({ name, imports }) => {
        const foreign = imports.filter(
          (target) =>
            !target.startsWith('domain/') &&
            !target.startsWith('node:') &&
            !domainPackages.some((known) => target === known || target.startsWith(`${known}/`)),
        )
        const text = readFileSync(path.join(project, name), 'utf8')
        const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(/.exec(text)
        return [...foreign.map((target) => `${name} imports ${target}`), ...(impure ? [`${name}: ${impure[0]}`] : [])]
      })
    expect(wrong).toEqual([])
  })

  test('a name is exported with one meaning', () => {
    const exported = sources
      .filter(({ name }) => /^(domain|storage|functions|workflows)\//.test(name) && !name.endsWith('/catalog.ts'))
      .flatMap(({ name }) => {
        const text = readFileSync(path.join(project, name), 'utf8')
        const names = [...text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm)]
        // A schema and the type inferred from it share a name.
        return [...new Set(names.map(([, one = '']) => one))].map((one) => [one, name] as const)
      })
      .filter(([one]) => one !== 'handler')
    const places = Map.groupBy(exported, ([one]) => one)
    expect([...places].filter(([, { length }]) => length > 1).map(([one]) => one)).toEqual([])
  })

  test('the readme names every room, in this order, and after them the doors', () => {
    const readme = readFileSync(path.join(project, 'README.md'), 'utf8')
    const [, told = ''] = /^Each folder has the same rooms([\s\S]*?)\n\n/m.exec(readme) ?? []
    const named = [...told.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)
    expect(named.filter((name) => passed.includes(name))).toEqual(passed)
    expect(named.filter((name) => doors.includes(name))).toEqual(doors)
  })

  test('there are no cycles', () => {
    const graph = new Map(sources.map(({ name, imports }) => [name, imports.filter((one) => houseOf(one))]))
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
        return
      }
      state.set(file, 'open')
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
      state.set(file, 'done')
    }
    for (const file of graph.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })
})
